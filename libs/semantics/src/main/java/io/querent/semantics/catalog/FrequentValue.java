package io.querent.semantics.catalog;

/**
 * One of the most frequent values of a column.
 *
 * @param value the value as text, as the engine prints it
 * @param count how many of the sampled rows hold it
 */
public record FrequentValue(String value, long count) {}
