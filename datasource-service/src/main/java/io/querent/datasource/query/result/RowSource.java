package io.querent.datasource.query.result;

import io.querent.semantics.catalog.ColumnType;
import java.sql.SQLException;
import java.util.List;

/** Rows as an engine gives them. */
public interface RowSource {

  /**
   * A column of the rows.
   *
   * @param type what the engine says; null where only values tell
   * @param hint what generation expects; null when unknown
   */
  record Column(String name, ColumnType type, ColumnType hint) {}

  List<Column> columns();

  /** The next row, or null after the last one. */
  Object[] next() throws SQLException;
}
