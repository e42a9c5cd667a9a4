package io.querent.local.demo.music;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes rows into tables, many at a time. */
final class Rows implements AutoCloseable {

  private final Connection connection;
  private final Map<String, PreparedStatement> inserts = new LinkedHashMap<>();

  Rows(Connection connection) {
    this.connection = connection;
  }

  /** Values in the order of the table's columns. */
  void add(String table, Object... values) throws SQLException {
    PreparedStatement insert = inserts.get(table);
    if (insert == null) {
      String marks = String.join(", ", Collections.nCopies(values.length, "?"));
      insert = connection.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")");
      inserts.put(table, insert);
    }
    for (int i = 0; i < values.length; i++) {
      insert.setObject(i + 1, values[i]);
    }
    insert.addBatch();
  }

  /** A table of numbered names. */
  void names(String table, List<String> names) throws SQLException {
    for (int i = 0; i < names.size(); i++) {
      add(table, i + 1, names.get(i));
    }
  }

  void flush() throws SQLException {
    for (PreparedStatement insert : inserts.values()) {
      insert.executeBatch();
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement insert : inserts.values()) {
      insert.close();
    }
  }
}
