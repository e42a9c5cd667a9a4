/**
 * The guard: proof that a statement is exactly one query that only reads, before an engine sees it.
 *
 * <p>Two independent readings must agree. {@link io.querent.sql.guard.Lexer} reads the text by the
 * engine's own lexical rules, blanks comments and finds every name that stands before a
 * parenthesis; JSqlParser reads the same text into a tree, of which {@link
 * io.querent.sql.guard.QueryWalk} and {@link io.querent.sql.guard.ExpressionWalk} know every node
 * they let pass. Functions and relations are allow-listed in one resource per dialect. Whatever is
 * unknown to either reading is refused.
 */
package io.querent.sql.guard;
