package io.querent.semantics.model;

import java.util.List;
import java.util.Objects;

/**
 * A number that people have a name for.
 *
 * @param expression in the IR's expression language with qualified columns, e.g. {@code
 *     sum(order_items.quantity * order_items.unit_price)}
 * @param filter a condition in the same language that always holds for it, e.g. {@code
 *     orders.status != 'cancelled'}; null for none
 * @param timeColumn qualified column that periods refer to; null to use the table's
 * @param format {@code number}, {@code currency}, {@code percent}; null for number
 */
public record MetricMeaning(
    String name,
    String label,
    String description,
    List<String> synonyms,
    String expression,
    String filter,
    String timeColumn,
    String unit,
    String format) {

  public MetricMeaning {
    Objects.requireNonNull(name, "an entry of 'metrics' needs 'name'");
    Objects.requireNonNull(expression, () -> "metric '" + name + "' needs 'expression'");
    synonyms = synonyms == null ? List.of() : List.copyOf(synonyms);
  }
}
