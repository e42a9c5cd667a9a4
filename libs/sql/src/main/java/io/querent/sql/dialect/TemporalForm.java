package io.querent.sql.dialect;

import io.querent.semantics.catalog.Column;

/** How a value spells a point on the calendar: natively, or in a text or integer column. */
public enum TemporalForm {
  DATE,
  TIMESTAMP,
  TIMESTAMP_TZ,
  ISO_DATE,
  ISO_TIMESTAMP,
  YEAR,
  EPOCH_SECONDS,
  EPOCH_MILLIS;

  /** The form of a column's values; null when they are not calendar values. */
  public static TemporalForm of(Column column) {
    String format = column.profile().temporalFormat();
    if (format != null) {
      TemporalForm spelled =
          switch (format) {
            case "iso-date" -> ISO_DATE;
            case "iso-timestamp" -> ISO_TIMESTAMP;
            case "year" -> YEAR;
            case "epoch-seconds" -> EPOCH_SECONDS;
            case "epoch-millis" -> EPOCH_MILLIS;
            default -> null;
          };
      if (spelled != null) {
        return spelled;
      }
    }
    return switch (column.type()) {
      case DATE -> DATE;
      case TIMESTAMP -> TIMESTAMP;
      case TIMESTAMP_TZ -> TIMESTAMP_TZ;
      case STRING, INTEGER, DECIMAL, FLOAT, BOOLEAN, TIME, UUID, JSON, BINARY, ARRAY, OTHER -> null;
    };
  }

  /** Whether the values are whole days. */
  public boolean isDay() {
    return this == DATE || this == ISO_DATE;
  }

  /** Whether the values are text that sorts like the calendar. */
  public boolean isText() {
    return this == ISO_DATE || this == ISO_TIMESTAMP;
  }
}
