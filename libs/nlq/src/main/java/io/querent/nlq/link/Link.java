package io.querent.nlq.link;

import io.querent.semantics.catalog.Table;
import io.querent.semantics.model.MetricMeaning;
import java.util.List;

/** What some words may refer to. */
public sealed interface Link {

  /** How well the words fit, 0 to 1. */
  double score();

  /** What is referred to, whatever the score; equal for the same element. */
  Object element();

  /** The same link with another score. */
  Link scored(double score);

  /** A table. */
  record ToTable(Table table, double score) implements Link {
    @Override
    public Object element() {
      return table.id();
    }

    @Override
    public Link scored(double other) {
      return new ToTable(table, other);
    }
  }

  /**
   * A column.
   *
   * @param namesTable whether the words hold the table's own name as well, as in 'stadium id'
   */
  record ToColumn(ColumnRef column, double score, boolean namesTable) implements Link {
    @Override
    public Object element() {
      return column;
    }

    @Override
    public Link scored(double other) {
      return new ToColumn(column, other, namesTable);
    }
  }

  /** A value that the column holds, in the column's own spelling. */
  record ToValue(ColumnRef column, String value, double score) implements Link {
    @Override
    public Object element() {
      return List.of(column, value);
    }

    @Override
    public Link scored(double other) {
      return new ToValue(column, value, other);
    }
  }

  /** A metric of the semantic model. */
  record ToMetric(MetricMeaning metric, double score) implements Link {
    @Override
    public Object element() {
      return metric;
    }

    @Override
    public Link scored(double other) {
      return new ToMetric(metric, other);
    }
  }
}
