package io.querent.datasource.query.result;

import io.querent.semantics.catalog.ColumnType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;

/**
 * How the values of a result's column are kept.
 *
 * @param type the column's type as callers see it
 * @param storage how Arrow keeps the values
 * @param scale digits after the point, for decimals
 */
record Shape(ColumnType type, Storage storage, int scale) {
  static final int DECIMAL_DIGITS = 38;
  private static final int LARGEST_SCALE = 16;

  /** The few forms that values are kept in. */
  enum Storage {
    INTEGER,
    FLOAT,
    DECIMAL,
    BOOLEAN,
    DATE,
    TIME,
    TIMESTAMP,
    TIMESTAMP_TZ,
    BINARY,
    TEXT
  }

  static Shape text(ColumnType type) {
    return new Shape(type, Storage.TEXT, 0);
  }

  /** The shape for a column whose type the engine states, as its first values confirm. */
  static Shape stated(ColumnType type, Collection<Object> values) {
    return switch (type) {
      case INTEGER -> only(Long.class, values, new Shape(type, Storage.INTEGER, 0));
      case FLOAT -> only(Double.class, values, new Shape(type, Storage.FLOAT, 0));
      case BOOLEAN -> only(Boolean.class, values, new Shape(type, Storage.BOOLEAN, 0));
      case DATE -> only(LocalDate.class, values, new Shape(type, Storage.DATE, 0));
      case TIME -> only(LocalTime.class, values, new Shape(type, Storage.TIME, 0));
      case TIMESTAMP -> only(LocalDateTime.class, values, new Shape(type, Storage.TIMESTAMP, 0));
      case TIMESTAMP_TZ ->
          only(OffsetDateTime.class, values, new Shape(type, Storage.TIMESTAMP_TZ, 0));
      case BINARY -> only(byte[].class, values, new Shape(type, Storage.BINARY, 0));
      case DECIMAL -> decimal(values);
      case STRING, UUID, JSON, ARRAY, OTHER -> text(type);
    };
  }

  private static Shape only(Class<?> expected, Collection<Object> values, Shape shape) {
    return values.stream().allMatch(v -> v == null || expected.isInstance(v))
        ? shape
        : text(ColumnType.STRING);
  }

  private static Shape decimal(Collection<Object> values) {
    int scale = 0;
    int whole = 1;
    for (Object value : values) {
      if (value instanceof BigDecimal number) {
        scale = Math.max(scale, number.scale());
        whole = Math.max(whole, number.precision() - number.scale());
      } else if (value != null) {
        return new Shape(ColumnType.DECIMAL, Storage.FLOAT, 0);
      }
    }
    return decimal(scale, whole);
  }

  private static Shape decimal(int scale, int whole) {
    int kept = Math.min(scale, LARGEST_SCALE);
    return whole + kept <= DECIMAL_DIGITS
        ? new Shape(ColumnType.DECIMAL, Storage.DECIMAL, kept)
        : new Shape(ColumnType.DECIMAL, Storage.FLOAT, 0);
  }

  /**
   * The shape for a column whose type only its values tell.
   *
   * @param hint the type that generation expects; null when unknown
   */
  static Shape observed(ColumnType hint, Collection<Object> values) {
    boolean longs = false;
    boolean doubles = false;
    boolean texts = false;
    boolean binaries = false;
    for (Object value : values) {
      longs |= value instanceof Long;
      doubles |= value instanceof Double;
      texts |= value instanceof String;
      binaries |= value instanceof byte[];
    }
    if (!longs && !doubles && !texts && !binaries) {
      return hint == null ? text(ColumnType.STRING) : stated(hint, values);
    }
    if (binaries) {
      return longs || doubles || texts
          ? text(ColumnType.STRING)
          : new Shape(ColumnType.BINARY, Storage.BINARY, 0);
    }
    if (texts) {
      return longs || doubles ? text(ColumnType.STRING) : observedText(hint);
    }
    if (hint == ColumnType.BOOLEAN && !doubles && values.stream().allMatch(Shape::isFlag)) {
      return new Shape(ColumnType.BOOLEAN, Storage.BOOLEAN, 0);
    }
    if (doubles) {
      ColumnType type = hint == ColumnType.DECIMAL ? hint : ColumnType.FLOAT;
      return new Shape(type, Storage.FLOAT, 0);
    }
    return new Shape(ColumnType.INTEGER, Storage.INTEGER, 0);
  }

  private static boolean isFlag(Object value) {
    return value == null || value.equals(0L) || value.equals(1L);
  }

  /** Calendar values that an engine keeps as text stay text; only their type is told. */
  private static Shape observedText(ColumnType hint) {
    boolean told = hint != null && (hint.isTemporal() || hint == ColumnType.TIME);
    return text(told ? hint : ColumnType.STRING);
  }

  /** A shape that also takes this value, which does not fit. */
  Shape widened(Object value) {
    return switch (storage) {
      case INTEGER ->
          value instanceof Double
              ? new Shape(ColumnType.FLOAT, Storage.FLOAT, 0)
              : text(ColumnType.STRING);
      case BOOLEAN ->
          value instanceof Long
              ? new Shape(ColumnType.INTEGER, Storage.INTEGER, 0)
              : text(ColumnType.STRING);
      case DECIMAL ->
          value instanceof BigDecimal number && scale < LARGEST_SCALE
              ? decimal(
                  Math.max(LARGEST_SCALE, number.scale()), number.precision() - number.scale())
              : new Shape(type, Storage.FLOAT, 0);
      case FLOAT, DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, BINARY, TEXT -> text(ColumnType.STRING);
    };
  }

  /** A decimal at this shape's scale; null when it does not fit without a loss that matters. */
  BigDecimal scaled(BigDecimal number) {
    if (number.scale() > scale
        && scale < LARGEST_SCALE
        && number.stripTrailingZeros().scale() > scale) {
      return null;
    }
    BigDecimal scaled = number.setScale(scale, RoundingMode.HALF_EVEN);
    return scaled.precision() <= DECIMAL_DIGITS ? scaled : null;
  }
}
