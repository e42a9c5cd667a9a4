package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.model.MetricMeaning;

/** Something that the question asks to see. */
public sealed interface Pick {

  /** A column. */
  record Field(ColumnRef column) implements Pick {}

  /** A table's rows by the columns that people know them by. */
  record Rows(Table table) implements Pick {}

  /** All columns of a table. */
  record Everything(Table table) implements Pick {}

  /**
   * An aggregate of a column.
   *
   * @param superlative whether the words were a superlative, so that the row itself may be meant
   */
  record Aggregated(
      AggregateFunction function, ColumnRef column, boolean distinct, boolean superlative)
      implements Pick {}

  /** A count of a table's rows. */
  record RowCount(Table table) implements Pick {}

  /** A count of a column's values. */
  record ValueCount(ColumnRef column, boolean distinct) implements Pick {}

  /** A metric of the semantic model. */
  record Measured(MetricMeaning metric) implements Pick {}

  /** Whether it is computed from many rows. */
  default boolean isAggregate() {
    return switch (this) {
      case Aggregated _, RowCount _, ValueCount _, Measured _ -> true;
      case Field _, Rows _, Everything _ -> false;
    };
  }

  /** The table that it is taken from; null for metrics. */
  default Table table() {
    return switch (this) {
      case Field f -> f.column().table();
      case Rows r -> r.table();
      case Everything e -> e.table();
      case Aggregated a -> a.column().table();
      case RowCount c -> c.table();
      case ValueCount c -> c.column().table();
      case Measured _ -> null;
    };
  }
}
