package io.querent.nlq.parse;

import io.querent.nlq.link.Chunk;
import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.link.Link;
import io.querent.nlq.text.Tag;
import io.querent.semantics.catalog.Table;

/**
 * A chunk with the one table, column and value that it means here if it means one of that kind.
 *
 * @param table null when it names no table
 * @param column null when it names no column
 * @param value null when it names no value
 * @param metric null when it names no metric
 */
record Piece(
    Chunk chunk,
    Link.ToTable table,
    Link.ToColumn column,
    Link.ToValue value,
    Link.ToMetric metric) {

  boolean is(Tag tag) {
    return chunk.is(tag);
  }

  boolean is(Tag tag, Tag... others) {
    return chunk.is(tag, others);
  }

  String argument() {
    return chunk.argument();
  }

  boolean isNumber() {
    return chunk.isNumber();
  }

  boolean isQuoted() {
    return chunk.isQuoted();
  }

  boolean isMark(String mark) {
    return chunk.isMark(mark);
  }

  String lower() {
    return chunk.lower();
  }

  double tableScore() {
    return table == null ? 0 : table.score();
  }

  double columnScore() {
    return column == null ? 0 : column.score();
  }

  double valueScore() {
    return value == null ? 0 : value.score();
  }

  double metricScore() {
    return metric == null ? 0 : metric.score();
  }

  /** Whether it names a table at least as clearly as a column or value. */
  boolean isTable() {
    return table != null && tableScore() + 0.001 >= columnScore() && tableScore() >= valueScore();
  }

  /** Whether it names a column more clearly than a table or value. */
  boolean isColumn() {
    return column != null && columnScore() > tableScore() && columnScore() >= valueScore();
  }

  boolean isValue() {
    return value != null && valueScore() > tableScore() && valueScore() > columnScore();
  }

  boolean isMetric() {
    return metric != null
        && metricScore() + 0.001 >= Math.max(tableScore(), valueScore())
        && metricScore() + 0.03 >= columnScore();
  }

  Table tableOrNull() {
    return table == null ? null : table.table();
  }

  ColumnRef columnOrNull() {
    return column == null ? null : column.column();
  }

  boolean isLinked() {
    return table != null || column != null || value != null || metric != null;
  }

  @Override
  public String toString() {
    if (chunk.tag() != null) {
      return "[" + lower() + ":" + chunk.tag() + " " + chunk.argument() + "]";
    }
    return "["
        + lower()
        + (table != null ? " T=" + table.table().id() + "%.2f".formatted(tableScore()) : "")
        + (column != null ? " C=" + column.column() + "%.2f".formatted(columnScore()) : "")
        + (value != null
            ? " V=" + value.column() + "=" + value.value() + "%.2f".formatted(valueScore())
            : "")
        + (metric != null ? " M=" + metric.metric().name() : "")
        + "]";
  }
}
