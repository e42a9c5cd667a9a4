package io.querent.semantics.ir;

/**
 * An explicit join, where the relationship graph is ambiguous or the unmatched rows matter.
 *
 * @param left column of an entity (alias or table) of the query
 * @param right column of the other entity
 * @param outer keeps rows of the left entity that have no partner
 */
public record Join(Expression.Column left, Expression.Column right, boolean outer) {}
