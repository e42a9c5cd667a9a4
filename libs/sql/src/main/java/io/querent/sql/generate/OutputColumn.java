package io.querent.sql.generate;

import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Metric;

/**
 * A column that a selection computes.
 *
 * @param expression what it is, over rows or groups
 * @param visible whether it is returned, or only sorted or partitioned by
 * @param transform what is done with it afterwards; null for nothing
 */
record OutputColumn(
    String name, Expression expression, boolean visible, Metric.Transform transform) {}
