package io.querent.file.dataset;

import io.querent.file.engine.RunningStatement;
import io.querent.file.engine.SqlText;
import io.querent.semantics.catalog.ColumnType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** Finds columns that spell calendar values as text or numbers. All values must fit. */
final class TemporalFormats {
  private static final String ISO_DATE = "\\d{4}-\\d{2}-\\d{2}";
  private static final String ISO_TIMESTAMP =
      ISO_DATE + "[T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?";

  private final Connection connection;
  private final RunningStatement running;

  TemporalFormats(Connection connection, RunningStatement running) {
    this.connection = connection;
    this.running = running;
  }

  /** The format in the words of the catalogue's profile, or null. */
  String of(String relation, String column, ColumnType type) throws SQLException {
    String name = SqlText.name(column);
    return switch (type) {
      case STRING -> {
        if (all(relation, name, "regexp_full_match(%s, '%s')".formatted(name, ISO_DATE))) {
          yield "iso-date";
        }
        boolean timestamp =
            all(relation, name, "regexp_full_match(%s, '%s')".formatted(name, ISO_TIMESTAMP));
        yield timestamp ? "iso-timestamp" : null;
      }
      case INTEGER -> number(relation, name, column.toLowerCase(Locale.ROOT));
      case DECIMAL,
          FLOAT,
          BOOLEAN,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_TZ,
          UUID,
          JSON,
          BINARY,
          ARRAY,
          OTHER ->
          null;
    };
  }

  /** A number is a time only when its name says so too: other numbers lie in the same ranges. */
  private String number(String relation, String name, String word) throws SQLException {
    if (word.matches("(.*_)?(year|yr)(_.*)?|.*[a-z]year") && between(relation, name, 1600, 2200)) {
      return "year";
    }
    if (!word.matches(".*(time|epoch|unix|date|_at|_on|ts)(_.*)?")) {
      return null;
    }
    if (between(relation, name, 100_000_000L, 10_000_000_000L)) {
      return "epoch-seconds";
    }
    return between(relation, name, 100_000_000_000L, 10_000_000_000_000L) ? "epoch-millis" : null;
  }

  private boolean between(String relation, String name, long low, long high) throws SQLException {
    return all(relation, name, "%s BETWEEN %d AND %d".formatted(name, low, high));
  }

  private boolean all(String relation, String name, String condition) throws SQLException {
    String sql =
        "SELECT count(%s) > 0 AND bool_and(%s) FROM %s".formatted(name, condition, relation);
    try (Statement statement = connection.createStatement();
        ResultSet row = running.with(statement).executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
