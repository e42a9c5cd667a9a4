package io.querent.report;

import io.querent.contracts.datasource.ColumnView;
import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.Profile;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Ir;
import io.querent.sql.GeneratedSql;
import io.querent.sql.GenerationContext;
import io.querent.sql.SqlGenerator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tables in a SQLite database of its own, with a catalogue read from them. */
final class SqliteTables {
  static final Catalogue NONE =
      new Catalogue("bare", "sqlite", 1, Instant.EPOCH, List.of(), List.of());

  private static final Pattern PARAMETER = Pattern.compile("\\{\\{(\\w+)}}");
  private static final SqlGenerator GENERATOR = SqlGenerator.forDialect("sqlite");

  private final Connection database;

  /** Rows of a statement. */
  record Rows(String sql, List<ColumnView> columns, List<List<Object>> rows) {}

  SqliteTables() {
    try {
      database = DriverManager.getConnection("jdbc:sqlite::memory:");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  synchronized void execute(String... statements) {
    try (Statement statement = database.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  synchronized Rows query(String text, Map<String, Object> parameters) throws SQLException {
    List<Object> values = new ArrayList<>();
    Matcher names = PARAMETER.matcher(text);
    StringBuilder sql = new StringBuilder();
    while (names.find()) {
      values.add(parameters.get(names.group(1)));
      names.appendReplacement(sql, "?");
    }
    names.appendTail(sql);
    return rows(sql.toString(), values, null);
  }

  synchronized Rows query(Ir ir, Map<String, Object> parameters) throws SQLException {
    GenerationContext context =
        new GenerationContext(Instant.now(), ZoneOffset.UTC, parameters, null);
    GeneratedSql generated = GENERATOR.generate(ir, catalogue(), null, context);
    List<ColumnView> columns =
        generated.columns().stream()
            .map(c -> new ColumnView(c.name(), c.type().word(), null))
            .toList();
    return rows(generated.sql(), generated.parameters(), columns);
  }

  private Rows rows(String sql, List<Object> values, List<ColumnView> known) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      try (ResultSet result = statement.executeQuery()) {
        List<ColumnView> columns = known == null ? columns(result.getMetaData()) : known;
        List<List<Object>> rows = new ArrayList<>();
        while (result.next()) {
          List<Object> row = new ArrayList<>();
          for (int i = 1; i <= columns.size(); i++) {
            row.add(result.getObject(i));
          }
          rows.add(row);
        }
        return new Rows(sql, columns, rows);
      }
    }
  }

  private static List<ColumnView> columns(ResultSetMetaData meta) throws SQLException {
    List<ColumnView> columns = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      String type = type(meta.getColumnTypeName(i)).word();
      columns.add(new ColumnView(meta.getColumnLabel(i), type, null));
    }
    return columns;
  }

  private static ColumnType type(String declared) {
    return switch (String.valueOf(declared).toLowerCase(Locale.ROOT)) {
      case "integer", "int" -> ColumnType.INTEGER;
      case "real", "float" -> ColumnType.FLOAT;
      case "date" -> ColumnType.DATE;
      default -> ColumnType.STRING;
    };
  }

  /** The tables as they are now, with the range of their columns. */
  synchronized Catalogue catalogue() {
    try {
      List<Table> tables = new ArrayList<>();
      for (List<Object> name :
          rows("select name from sqlite_master where type = 'table'", List.of(), null).rows()) {
        tables.add(table(name.getFirst().toString()));
      }
      return new Catalogue("shop", "sqlite", 1, Instant.now(), tables, List.of());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Table table(String name) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (List<Object> row : rows("pragma table_info(" + name + ")", List.of(), null).rows()) {
      String column = row.get(1).toString();
      List<Object> range =
          rows("select min(%1$s), max(%1$s) from %2$s".formatted(column, name), List.of(), null)
              .rows()
              .getFirst();
      Profile profile =
          new Profile(0.0, null, text(range.get(0)), text(range.get(1)), List.of(), false, null);
      String declared = row.get(2).toString();
      columns.add(new Column(column, type(declared), declared, true, null, profile));
    }
    Object count = rows("select count(*) from " + name, List.of(), null).rows().getFirst().get(0);
    return new Table(
        null,
        name,
        "table",
        null,
        ((Number) count).longValue(),
        columns,
        columns.getFirst().name().equals("id") ? List.of("id") : List.of(),
        List.of());
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }
}
