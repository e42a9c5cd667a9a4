package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Grain;

/** What a question groups by. */
public sealed interface Grouping {

  /** The values of a column. */
  record ByColumn(ColumnRef column) implements Grouping {}

  /** The rows of a table. */
  record ByRow(Table table) implements Grouping {}

  /** Calendar buckets; column null for the subject's usual time. */
  record ByTime(ColumnRef column, Grain grain) implements Grouping {}
}
