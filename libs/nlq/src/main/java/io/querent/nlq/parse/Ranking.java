package io.querent.nlq.parse;

/**
 * An order, with a limit when only the first rows are wanted.
 *
 * @param by what ranks; a field, aggregate, count or metric
 * @param limit null for all rows
 */
public record Ranking(Pick by, boolean descending, Integer limit) {}
