package io.querent.datasource.connector.postgres;

import io.querent.datasource.connector.ConnectionSettings;
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

/** Reads tables, columns, indexes and foreign keys from {@code pg_catalog} in three statements. */
final class PostgresStructure {
  private static final String VISIBLE =
      """
      n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
        AND (cardinality(?::text[]) = 0 OR n.nspname = ANY (?::text[]))
      """;
  private static final String COLUMNS =
      """
      SELECT c.oid, n.nspname, c.relname, c.relkind::text, obj_description(c.oid, 'pg_class'),
             c.reltuples::bigint, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod),
             coalesce(b.typname, t.typname), coalesce(b.typcategory, t.typcategory)::text,
             a.attnotnull, col_description(c.oid, a.attnum), n.nspname = current_schema()
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_type b ON t.typtype = 'd' AND b.oid = t.typbasetype
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
        AND has_schema_privilege(n.oid, 'USAGE')
        AND has_column_privilege(c.oid, a.attnum, 'SELECT')
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
                        AND d.objid = c.oid AND d.deptype = 'e')
        AND
      """
          + VISIBLE
          + " ORDER BY n.nspname, c.relname, a.attnum";
  private static final String INDEXES =
      """
      SELECT i.indrelid, x.relname, i.indisunique, i.indisprimary,
             array(SELECT a.attname::text FROM unnest(i.indkey[0:i.indnkeyatts - 1])
                   WITH ORDINALITY k(attnum, position)
                   JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                   ORDER BY k.position)
      FROM pg_index i
      JOIN pg_class x ON x.oid = i.indexrelid
      JOIN pg_class c ON c.oid = i.indrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE i.indpred IS NULL AND i.indexprs IS NULL AND i.indisvalid AND
      """
          + VISIBLE
          + " ORDER BY x.relname";
  private static final String FOREIGN_KEYS =
      """
      SELECT f.conrelid, f.confrelid,
             array(SELECT a.attname::text FROM unnest(f.conkey) WITH ORDINALITY k(attnum, position)
                   JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.attnum
                   ORDER BY k.position),
             array(SELECT a.attname::text FROM unnest(f.confkey) WITH ORDINALITY k(attnum, position)
                   JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.attnum
                   ORDER BY k.position)
      FROM pg_constraint f
      JOIN pg_class c ON c.oid = f.conrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE f.contype = 'f' AND f.conparentid = 0 AND
      """
          + VISIBLE
          + " ORDER BY f.conname";

  private final Connection connection;
  private final List<String> schemas;
  private final Map<Long, Draft> drafts = new LinkedHashMap<>();

  private PostgresStructure(Connection connection, List<String> schemas) {
    this.connection = connection;
    this.schemas = schemas;
  }

  /** A table in the making. */
  private static final class Draft {
    private Table head;
    private final List<Column> columns = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
    private List<String> primaryKey = List.of();

    Table finished() {
      return new Table(
          head.schema(),
          head.name(),
          head.kind(),
          head.comment(),
          head.rowCount(),
          columns,
          primaryKey,
          indexes);
    }
  }

  @FunctionalInterface
  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  static Structure read(Connection connection, ConnectionSettings settings) throws SQLException {
    return new PostgresStructure(connection, settings.schemas()).read();
  }

  private Structure read() throws SQLException {
    each(COLUMNS, this::column);
    each(INDEXES, this::index);
    List<Relationship> foreignKeys = new ArrayList<>();
    each(FOREIGN_KEYS, row -> foreignKey(row, foreignKeys));
    List<Table> tables = drafts.values().stream().map(Draft::finished).toList();
    List<String> warnings =
        tables.isEmpty()
            ? List.of("The role sees no table; grant it USAGE on the schema and SELECT on tables.")
            : List.of();
    return new Structure(tables, foreignKeys, warnings);
  }

  private void each(String sql, Row reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      var names = connection.createArrayOf("text", schemas.toArray());
      statement.setArray(1, names);
      statement.setArray(2, names);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }

  private void column(ResultSet row) throws SQLException {
    Draft draft = drafts.computeIfAbsent(row.getLong(1), oid -> new Draft());
    if (draft.head == null) {
      String schema = row.getBoolean(14) ? null : row.getString(2);
      String kind = "vm".contains(row.getString(4)) ? "view" : "table";
      long estimate = row.getLong(6);
      draft.head =
          new Table(
              schema,
              row.getString(3),
              kind,
              row.getString(5),
              estimate < 0 ? null : estimate,
              null,
              null,
              null);
    }
    draft.columns.add(
        new Column(
            row.getString(8),
            PostgresTypes.of(row.getString(10), row.getString(11).charAt(0)),
            row.getString(9),
            !row.getBoolean(12),
            row.getString(13),
            null));
  }

  private void index(ResultSet row) throws SQLException {
    Draft draft = drafts.get(row.getLong(1));
    List<String> columns = names(row, 5);
    if (draft == null || columns.isEmpty()) {
      return;
    }
    if (row.getBoolean(4)) {
      draft.primaryKey = columns;
    }
    draft.indexes.add(new Index(row.getString(2), columns, row.getBoolean(3)));
  }

  private void foreignKey(ResultSet row, List<Relationship> found) throws SQLException {
    Draft from = drafts.get(row.getLong(1));
    Draft to = drafts.get(row.getLong(2));
    if (from != null && to != null) {
      found.add(
          new Relationship(from.head.id(), names(row, 3), to.head.id(), names(row, 4), true, 1));
    }
  }

  private static List<String> names(ResultSet row, int column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
