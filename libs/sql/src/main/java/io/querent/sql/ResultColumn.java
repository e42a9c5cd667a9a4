package io.querent.sql;

import io.querent.semantics.catalog.ColumnType;

/**
 * A column that a generated statement returns.
 *
 * @param name its name in the result
 * @param type engine-neutral type; what the driver says may be wider
 * @param origin what it was computed from, e.g. {@code orders.total} or {@code sum(orders.total)}
 * @param unit unit of its numbers as the semantic model states it; null when unknown
 */
public record ResultColumn(String name, ColumnType type, String origin, String unit) {}
