package io.querent.nlq.eval;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.FrequentValue;
import io.querent.semantics.catalog.Profile;
import io.querent.semantics.catalog.Relationship;
import io.querent.semantics.catalog.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Learns a small SQLite database: what the product's own learning would find, by the same rules.
 */
public final class SqliteLearner {
  private static final int MOST_VALUES = 100;

  private final Connection connection;

  public SqliteLearner(Connection connection) {
    this.connection = connection;
  }

  public Catalogue learn(String id) throws SQLException {
    List<Table> tables = new ArrayList<>();
    for (String name :
        texts(
            "select name from sqlite_master where type in ('table','view') and name not like"
                + " 'sqlite_%'")) {
      tables.add(table(name));
    }
    List<Relationship> relationships = declared(tables);
    infer(tables, relationships);
    return new Catalogue(id, "sqlite", 1, Instant.EPOCH, tables, relationships);
  }

  private Table table(String name) throws SQLException {
    List<Column> columns = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    long rows = Long.parseLong(texts("select count(*) from " + quote(name)).getFirst());
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("pragma table_info(" + quote(name) + ")")) {
      List<String[]> raw = new ArrayList<>();
      while (result.next()) {
        raw.add(
            new String[] {
              result.getString("name"), result.getString("type"), result.getString("pk")
            });
      }
      raw.stream()
          .filter(r -> !r[2].equals("0"))
          .sorted((a, b) -> a[2].compareTo(b[2]))
          .forEach(r -> keys.add(r[0]));
      for (String[] column : raw) {
        columns.add(column(name, column[0], column[1]));
      }
    }
    return new Table(null, name, "table", null, rows, columns, keys, List.of());
  }

  private Column column(String table, String name, String nativeType) throws SQLException {
    List<FrequentValue> frequent = new ArrayList<>();
    String sql =
        "select %s, count(*) from %s where %s is not null group by 1 order by 2 desc, 1 limit %d"
            .formatted(quote(name), quote(table), quote(name), MOST_VALUES + 1);
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        frequent.add(new FrequentValue(result.getString(1), result.getLong(2)));
      }
    }
    boolean complete = frequent.size() <= MOST_VALUES;
    if (!complete) {
      frequent.removeLast();
    }
    List<String> values = frequent.stream().map(FrequentValue::value).toList();
    ColumnType type = type(nativeType.toUpperCase(Locale.ROOT), values);
    boolean keepValues =
        type == ColumnType.STRING || type == ColumnType.BOOLEAN || frequent.size() <= 30;
    String min = texts("select min(%s) from %s".formatted(quote(name), quote(table))).getFirst();
    String max = texts("select max(%s) from %s".formatted(quote(name), quote(table))).getFirst();
    return new Column(
        name,
        type,
        nativeType,
        true,
        null,
        new Profile(
            null,
            Long.valueOf(
                texts("select count(distinct %s) from %s".formatted(quote(name), quote(table)))
                    .getFirst()),
            min,
            max,
            keepValues ? frequent : List.of(),
            complete,
            temporalFormat(name, type, values)));
  }

  private static ColumnType type(String nativeType, List<String> values) {
    if (nativeType.contains("BOOL")) {
      return all(values, "[01]|true|false") ? ColumnType.BOOLEAN : ColumnType.STRING;
    }
    if (nativeType.contains("INT")) {
      return ColumnType.INTEGER;
    }
    if (nativeType.contains("CHAR") || nativeType.contains("TEXT") || nativeType.contains("CLOB")) {
      return ColumnType.STRING;
    }
    if (nativeType.contains("DATETIME") || nativeType.contains("TIMESTAMP")) {
      return ColumnType.TIMESTAMP;
    }
    if (nativeType.contains("DATE")) {
      return ColumnType.DATE;
    }
    if (nativeType.contains("DEC") || nativeType.contains("NUMERIC")) {
      return ColumnType.DECIMAL;
    }
    if (nativeType.contains("REAL") || nativeType.contains("FLOA") || nativeType.contains("DOUB")) {
      return ColumnType.FLOAT;
    }
    return ColumnType.STRING;
  }

  private static String temporalFormat(String name, ColumnType type, List<String> values) {
    if (values.isEmpty()) {
      return null;
    }
    if (all(values, "\\d{4}-\\d{2}-\\d{2}")) {
      return "iso-date";
    }
    if (all(values, "\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}.*")) {
      return "iso-timestamp";
    }
    boolean year =
        name.toLowerCase(Locale.ROOT).contains("year") && all(values, "(1[5-9]|20)\\d{2}(\\.0)?");
    return year && type != ColumnType.FLOAT ? "year" : null;
  }

  private static boolean all(List<String> values, String pattern) {
    Predicate<String> matches = java.util.regex.Pattern.compile(pattern).asMatchPredicate();
    return !values.isEmpty() && values.stream().allMatch(matches);
  }

  private List<Relationship> declared(List<Table> tables) throws SQLException {
    List<Relationship> found = new ArrayList<>();
    for (Table table : tables) {
      try (Statement statement = connection.createStatement();
          ResultSet result =
              statement.executeQuery("pragma foreign_key_list(" + quote(table.name()) + ")")) {
        while (result.next()) {
          String to = result.getString("table");
          String column = result.getString("to");
          String from = result.getString("from");
          Table target =
              tables.stream().filter(t -> t.name().equalsIgnoreCase(to)).findFirst().orElse(null);
          if (target == null) {
            continue;
          }
          String key = column == null ? target.primaryKey().getFirst() : column;
          found.add(
              new Relationship(
                  table.id(),
                  List.of(table.column(from).orElseThrow().name()),
                  target.id(),
                  List.of(target.column(key).orElseThrow().name()),
                  true,
                  1));
        }
      }
    }
    return found;
  }

  /**
   * A column named like another table's single key, or like that table and its key, whose values
   * all occur there.
   */
  private void infer(List<Table> tables, List<Relationship> relationships) throws SQLException {
    for (Table from : tables) {
      for (Column column : from.columns()) {
        for (Table to : tables) {
          if (from == to || to.primaryKey().size() != 1) {
            continue;
          }
          String key = to.primaryKey().getFirst();
          boolean sameName =
              column.name().equalsIgnoreCase(key)
                  && key.length() > 2
                  && !from.primaryKey().equals(List.of(column.name()));
          boolean tableName =
              normal(column.name()).equals(normal(to.name()) + normal(key))
                  || normal(column.name()).equals(normal(to.name()));
          boolean known =
              relationships.stream()
                  .anyMatch(
                      r ->
                          r.fromTable().equals(from.id())
                              && (r.fromColumns().contains(column.name())
                                  || r.toTable().equals(to.id())));
          if ((sameName || tableName) && !known && included(from, column, to, key)) {
            relationships.add(
                new Relationship(
                    from.id(), List.of(column.name()), to.id(), List.of(key), false, 0.8));
          }
        }
      }
    }
  }

  private static String normal(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return plain.endsWith("s") ? plain.substring(0, plain.length() - 1) : plain;
  }

  private boolean included(Table from, Column column, Table to, String key) throws SQLException {
    String sql =
        "select count(*) from %s where %s is not null and %s not in (select %s from %s)"
            .formatted(
                quote(from.name()),
                quote(column.name()),
                quote(column.name()),
                quote(key),
                quote(to.name()));
    return from.rowCount() > 0 && texts(sql).getFirst().equals("0");
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        values.add(result.getString(1));
      }
    }
    return values;
  }

  private static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
