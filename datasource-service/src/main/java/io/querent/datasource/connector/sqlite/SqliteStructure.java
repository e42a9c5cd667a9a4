package io.querent.datasource.connector.sqlite;

import io.querent.datasource.connector.Structure;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.Index;
import io.querent.semantics.catalog.Relationship;
import io.querent.semantics.catalog.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads tables, columns, indexes and foreign keys by SQLite's pragma functions, table by table. */
final class SqliteStructure {
  private static final String TABLES =
      """
      SELECT l.name, l.type FROM pragma_table_list l
      WHERE l.schema = 'main' AND l.type IN ('table', 'view', 'virtual')
        AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      ORDER BY l.name
      """;
  private static final String COLUMNS =
      "SELECT name, type, \"notnull\", pk FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY"
          + " cid";
  private static final String INDEXES =
      """
      SELECT l.name, l."unique", c.name FROM pragma_index_list(?) l, pragma_index_info(l.name) c
      WHERE l.partial = 0 ORDER BY l.seq, c.seqno
      """;
  private static final String FOREIGN_KEYS =
      "SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?) ORDER BY id, seq";

  private final Connection connection;
  private final List<String> warnings = new ArrayList<>();

  private SqliteStructure(Connection connection) {
    this.connection = connection;
  }

  @FunctionalInterface
  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  /**
   * A foreign key in the making; a column of {@code to} is null where the target's key is meant.
   */
  private record Reference(String to, List<String> fromColumns, List<String> toColumns) {}

  static Structure read(Connection connection) throws SQLException {
    return new SqliteStructure(connection).read();
  }

  private Structure read() throws SQLException {
    Map<String, String> kinds = new LinkedHashMap<>();
    each(TABLES, null, row -> kinds.put(row.getString(1), row.getString(2)));
    List<Table> tables = new ArrayList<>();
    for (Map.Entry<String, String> entry : kinds.entrySet()) {
      try {
        tables.add(table(entry.getKey(), entry.getValue()));
      } catch (SQLException e) {
        warnings.add("'%s' cannot be read: %s".formatted(entry.getKey(), e.getMessage()));
      }
    }
    List<Relationship> foreignKeys = new ArrayList<>();
    for (Table table : tables) {
      foreignKeys.addAll(foreignKeys(table, tables));
    }
    return new Structure(tables, foreignKeys, warnings);
  }

  private Table table(String name, String type) throws SQLException {
    List<Column> columns = new ArrayList<>();
    Map<Integer, String> key = new TreeMap<>();
    each(
        COLUMNS,
        name,
        row -> {
          String declared = row.getString(2) == null ? "" : row.getString(2);
          boolean nullable = row.getInt(3) == 0;
          columns.add(
              new Column(
                  row.getString(1),
                  SqliteTypes.declared(declared),
                  declared,
                  nullable,
                  null,
                  null));
          if (row.getInt(4) > 0) {
            key.put(row.getInt(4), row.getString(1));
          }
        });
    return new Table(
        null,
        name,
        type.equals("view") ? "view" : "table",
        null,
        null,
        columns,
        List.copyOf(key.values()),
        indexes(name));
  }

  private List<Index> indexes(String table) throws SQLException {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    Map<String, Boolean> unique = new LinkedHashMap<>();
    each(
        INDEXES,
        table,
        row -> {
          unique.put(row.getString(1), row.getBoolean(2));
          columns.computeIfAbsent(row.getString(1), n -> new ArrayList<>()).add(row.getString(3));
        });
    return columns.entrySet().stream()
        .filter(e -> !e.getValue().contains(null))
        .map(e -> new Index(e.getKey(), e.getValue(), unique.get(e.getKey())))
        .toList();
  }

  private List<Relationship> foreignKeys(Table table, List<Table> tables) throws SQLException {
    Map<Integer, Reference> references = new LinkedHashMap<>();
    each(
        FOREIGN_KEYS,
        table.name(),
        row -> {
          String to = row.getString(2);
          Reference reference =
              references.computeIfAbsent(
                  row.getInt(1), id -> new Reference(to, new ArrayList<>(), new ArrayList<>()));
          reference.fromColumns().add(row.getString(3));
          reference.toColumns().add(row.getString(4));
        });
    return references.values().stream()
        .map(reference -> resolved(table, reference, tables))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /**
   * SQLite checks nothing when a key is declared: names may be in another case or not exist at all.
   */
  private Optional<Relationship> resolved(Table table, Reference reference, List<Table> tables) {
    Optional<Table> target =
        tables.stream().filter(t -> t.name().equalsIgnoreCase(reference.to())).findFirst();
    List<String> from = names(table, reference.fromColumns());
    List<String> to =
        target
            .map(
                t ->
                    reference.toColumns().contains(null)
                        ? t.primaryKey()
                        : names(t, reference.toColumns()))
            .orElse(List.of());
    if (from.isEmpty() || from.size() != to.size()) {
      warnings.add(
          "'%s' declares a foreign key to '%s' that does not exist; it is left out"
              .formatted(table.name(), reference.to()));
      return Optional.empty();
    }
    return Optional.of(new Relationship(table.id(), from, target.get().id(), to, true, 1));
  }

  private static List<String> names(Table table, List<String> columns) {
    List<String> names =
        columns.stream().flatMap(c -> table.column(c).stream()).map(Column::name).toList();
    return names.size() == columns.size() ? names : List.of();
  }

  private void each(String sql, String table, Row reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (table != null) {
        statement.setString(1, table);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }
}
