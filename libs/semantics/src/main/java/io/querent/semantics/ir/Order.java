package io.querent.semantics.ir;

/** A sort key: the name of a dimension or metric of the query, or any expression; nulls last. */
public record Order(Expression by, boolean descending) {}
