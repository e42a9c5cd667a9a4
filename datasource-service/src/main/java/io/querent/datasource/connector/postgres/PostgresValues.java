package io.querent.datasource.connector.postgres;

import io.querent.semantics.catalog.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** PostgreSQL's values as Java's. */
final class PostgresValues {
  private PostgresValues() {}

  /**
   * Numbers that are not finite and dates out of range stay text or become doubles, never an error.
   */
  static Object read(ResultSet row, int column, ColumnType type) throws SQLException {
    return switch (type) {
      case INTEGER -> {
        long value = row.getLong(column);
        yield row.wasNull() ? null : (Object) value;
      }
      case FLOAT -> {
        double value = row.getDouble(column);
        yield row.wasNull() ? null : (Object) value;
      }
      case DECIMAL -> decimal(row, column);
      case BOOLEAN -> {
        boolean value = row.getBoolean(column);
        yield row.wasNull() ? null : (Object) value;
      }
      case DATE ->
          finite(row, column) ? row.getObject(column, LocalDate.class) : row.getString(column);
      case TIMESTAMP ->
          finite(row, column) ? row.getObject(column, LocalDateTime.class) : row.getString(column);
      case TIMESTAMP_TZ -> withZone(row, column);
      case TIME -> time(row, column);
      case BINARY -> row.getBytes(column);
      case STRING, UUID, JSON, ARRAY, OTHER -> row.getString(column);
    };
  }

  private static Object decimal(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    return value; // BigDecimal, or Double for NaN and the infinities
  }

  private static Object withZone(ResultSet row, int column) throws SQLException {
    if (!finite(row, column)) {
      return row.getString(column);
    }
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.withOffsetSameInstant(ZoneOffset.UTC);
  }

  private static Object time(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null || text.length() > 15 || text.startsWith("24") || text.contains("+")
        ? text
        : LocalTime.parse(text);
  }

  private static boolean finite(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null || !(text.endsWith("infinity") || text.endsWith("BC"));
  }
}
