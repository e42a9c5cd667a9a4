package io.querent.file.analysis;

import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.file.ResultAnalysis;
import io.querent.file.engine.SqlText;
import io.querent.semantics.catalog.ColumnType;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** The statements of an analysis over one result. */
final class ResultQueries {
  private static final int MOST_TIMES = 2_000;
  private static final int MOST_CORRELATED = 12;
  private static final int FEWEST_DISTINCT = 8;
  private static final double FENCE = 3;
  private static final int MOST_NUMBERS = 50;

  private final DuckDBConnection connection;
  private final String rows;
  private final List<ColumnView> columns;
  private final int shown;

  /** Groups of duplicates: some of them, and how many there are. */
  record Duplicates(List<ResultAnalysis.Duplicate> shown, long groups) {}

  @FunctionalInterface
  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  ResultQueries(DuckDBConnection connection, String rows, List<ColumnView> columns, int shown) {
    this.connection = connection;
    this.rows = rows;
    this.columns = columns;
    this.shown = shown;
  }

  List<ResultAnalysis.Profile> profiles() throws SQLException {
    if (columns.isEmpty()) {
      return List.of();
    }
    String figures = columns.stream().map(ResultQueries::figures).collect(Collectors.joining(", "));
    return all("SELECT %s FROM %s".formatted(figures, rows), this::profiles).getFirst();
  }

  private static String figures(ColumnView column) {
    String name = SqlText.name(column.name());
    String plain = "count(*) - count(%1$s), count(DISTINCT %1$s)".formatted(name);
    if (!numeric(column)) {
      return plain + ", min(%1$s)::VARCHAR, max(%1$s)::VARCHAR".formatted(name);
    }
    String finite = "FILTER (WHERE isfinite(%s::DOUBLE))".formatted(name);
    return plain
        + (", cast(min(%1$s) %2$s AS VARCHAR), cast(max(%1$s) %2$s AS VARCHAR),"
                + " count(%1$s) FILTER (WHERE NOT isfinite(%1$s::DOUBLE)),"
                + " count(%1$s) FILTER (WHERE %1$s < 0), sum(%1$s::DOUBLE) %2$s,"
                + " avg(%1$s::DOUBLE) %2$s, stddev_samp(%1$s::DOUBLE) %2$s,"
                + " quantile_cont(%1$s::DOUBLE, 0.25) %2$s, median(%1$s::DOUBLE) %2$s,"
                + " quantile_cont(%1$s::DOUBLE, 0.75) %2$s, mad(%1$s::DOUBLE) %2$s")
            .formatted(name, finite);
  }

  private List<ResultAnalysis.Profile> profiles(ResultSet row) throws SQLException {
    List<ResultAnalysis.Profile> profiles = new ArrayList<>();
    int at = 1;
    for (ColumnView column : columns) {
      boolean numeric = numeric(column);
      profiles.add(
          new ResultAnalysis.Profile(
              column.name(),
              column.type(),
              row.getLong(at),
              row.getLong(at + 1),
              row.getString(at + 2),
              row.getString(at + 3),
              numeric ? row.getLong(at + 4) : null,
              numeric ? row.getLong(at + 5) : null,
              numeric ? number(row, at + 6) : null,
              numeric ? number(row, at + 7) : null,
              numeric ? number(row, at + 8) : null,
              numeric ? number(row, at + 9) : null,
              numeric ? number(row, at + 10) : null,
              numeric ? number(row, at + 11) : null,
              numeric ? number(row, at + 12) : null));
      at += numeric ? 13 : 4;
    }
    return profiles;
  }

  private static Double number(ResultSet row, int at) throws SQLException {
    double value = row.getDouble(at);
    return row.wasNull() || !Double.isFinite(value) ? null : value;
  }

  Duplicates duplicates(List<String> keys) throws SQLException {
    if (keys.isEmpty()) {
      return new Duplicates(List.of(), 0);
    }
    String names = keys.stream().map(SqlText::name).collect(Collectors.joining(", "));
    String texts =
        keys.stream().map(k -> SqlText.name(k) + "::VARCHAR").collect(Collectors.joining(", "));
    String groups =
        "SELECT %s, count(*) AS n, list(file_row_number + 1 ORDER BY file_row_number)[1:%d] AS l FROM %s GROUP BY %s HAVING count(*) > 1"
            .formatted(texts, MOST_NUMBERS, rows, names);
    long count = all("SELECT count(*) FROM (" + groups + ")", r -> r.getLong(1)).getFirst();
    if (count == 0) {
      return new Duplicates(List.of(), 0);
    }
    List<ResultAnalysis.Duplicate> some =
        all(
            groups + " ORDER BY n DESC, l[1] LIMIT " + shown,
            row -> {
              List<String> key = new ArrayList<>();
              for (int i = 1; i <= keys.size(); i++) {
                key.add(row.getString(i));
              }
              return new ResultAnalysis.Duplicate(
                  key, row.getLong(keys.size() + 1), numbers(row.getArray(keys.size() + 2)));
            });
    return new Duplicates(some, count);
  }

  private static List<Long> numbers(Array array) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    for (Object number : (Object[]) array.getArray()) {
      numbers.add(((Number) number).longValue());
    }
    return numbers;
  }

  List<ResultAnalysis.Outlier> outliers(List<ResultAnalysis.Profile> profiles) throws SQLException {
    List<ResultAnalysis.Outlier> outliers = new ArrayList<>();
    for (ResultAnalysis.Profile profile : profiles) {
      if (profile.q1() == null
          || profile.q3() <= profile.q1()
          || profile.distinct() < FEWEST_DISTINCT) {
        continue;
      }
      double fence = FENCE * (profile.q3() - profile.q1());
      String value = SqlText.name(profile.name()) + "::DOUBLE";
      String sql =
          "SELECT %1$s, file_row_number + 1 FROM %2$s WHERE isfinite(%1$s) AND (%1$s < %3$s OR %1$s > %4$s) ORDER BY abs(%1$s - %5$s) DESC, 2 LIMIT %6$d"
              .formatted(
                  value, rows, profile.q1() - fence, profile.q3() + fence, profile.median(), shown);
      outliers.addAll(
          all(
              sql,
              row -> new ResultAnalysis.Outlier(profile.name(), row.getDouble(1), row.getLong(2))));
    }
    return outliers;
  }

  List<ResultAnalysis.Correlation> correlations(
      List<ResultAnalysis.Profile> profiles, double threshold) throws SQLException {
    List<String> numbers =
        profiles.stream()
            .filter(p -> p.stddev() != null && p.stddev() > 0)
            .map(ResultAnalysis.Profile::name)
            .limit(MOST_CORRELATED)
            .toList();
    if (numbers.size() < 2) {
      return List.of();
    }
    List<ResultAnalysis.Correlation> found =
        all(correlating(numbers), row -> correlations(row, numbers, threshold)).getFirst();
    found.sort((x, y) -> Double.compare(Math.abs(y.r()), Math.abs(x.r())));
    return found.subList(0, Math.min(found.size(), shown));
  }

  /** All pairs in one statement: the rows are read once. */
  private String correlating(List<String> numbers) {
    List<String> figures = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      for (int j = i + 1; j < numbers.size(); j++) {
        figures.add(
            "corr(%1$s, %2$s) FILTER (WHERE isfinite(%1$s) AND isfinite(%2$s))"
                .formatted(
                    SqlText.name(numbers.get(i)) + "::DOUBLE",
                    SqlText.name(numbers.get(j)) + "::DOUBLE"));
      }
    }
    return "SELECT %s FROM %s".formatted(String.join(", ", figures), rows);
  }

  private static List<ResultAnalysis.Correlation> correlations(
      ResultSet row, List<String> numbers, double threshold) throws SQLException {
    List<ResultAnalysis.Correlation> found = new ArrayList<>();
    int at = 1;
    for (int i = 0; i < numbers.size(); i++) {
      for (int j = i + 1; j < numbers.size(); j++) {
        Double r = number(row, at++);
        if (r != null && Math.abs(r) >= threshold) {
          found.add(new ResultAnalysis.Correlation(numbers.get(i), numbers.get(j), r));
        }
      }
    }
    return found;
  }

  List<String> times(String column) throws SQLException {
    String name = SqlText.name(column);
    return all(
            "SELECT DISTINCT %1$s FROM %2$s WHERE %1$s IS NOT NULL ORDER BY 1 LIMIT %3$d"
                .formatted(name, rows, MOST_TIMES),
            row -> cell(row, 1))
        .stream()
        .filter(Objects::nonNull)
        .map(Object::toString)
        .toList();
  }

  /** The rows behind the numbers. */
  List<ResultAnalysis.NumberedRow> mentioned(
      List<ResultAnalysis.Duplicate> duplicates, List<ResultAnalysis.Outlier> outliers)
      throws SQLException {
    TreeSet<Long> numbers = new TreeSet<>();
    duplicates.forEach(d -> d.rowNumbers().stream().limit(shown).forEach(numbers::add));
    outliers.forEach(o -> numbers.add(o.rowNumber()));
    if (numbers.isEmpty()) {
      return List.of();
    }
    String names =
        columns.stream().map(c -> SqlText.name(c.name())).collect(Collectors.joining(", "));
    String places =
        numbers.stream().map(n -> String.valueOf(n - 1)).collect(Collectors.joining(", "));
    return all(
        "SELECT file_row_number + 1, %s FROM %s WHERE file_row_number IN (%s) ORDER BY 1"
            .formatted(names, rows, places),
        row -> {
          List<Object> cells = new ArrayList<>();
          for (int i = 0; i < columns.size(); i++) {
            cells.add(cell(row, i + 2));
          }
          return new ResultAnalysis.NumberedRow(row.getLong(1), cells);
        });
  }

  private static Object cell(ResultSet row, int at) throws SQLException {
    return switch (row.getObject(at)) {
      case null -> null;
      case Double d when !d.isInfinite() && !d.isNaN() -> d;
      case Double d -> d.toString();
      case Number n -> n;
      case Boolean b -> b;
      case Timestamp t -> t.toLocalDateTime().toString();
      default -> row.getString(at);
    };
  }

  private static boolean numeric(ColumnView column) {
    return ColumnType.of(column.type()).isNumeric();
  }

  private <T> List<T> all(String sql, Reading<T> reading) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<T> found = new ArrayList<>();
      while (row.next()) {
        found.add(reading.read(row));
      }
      return found;
    }
  }
}
