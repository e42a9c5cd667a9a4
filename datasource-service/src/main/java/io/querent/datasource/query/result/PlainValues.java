package io.querent.datasource.query.result;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Values as JSON and text show them. */
final class PlainValues {
  private static final int SHOWN_BYTES = 256;

  private PlainValues() {}

  /** Number, text, boolean or null; times as ISO text, bytes as hexadecimal text. */
  static Object json(Object value, Shape shape) {
    return switch (value) {
      case null -> null;
      case Boolean flag -> flag;
      case Long number -> longValue(number, shape);
      case Double number -> Double.isFinite(number) ? number : (Object) number.toString();
      case BigDecimal number ->
          shape.storage() == Shape.Storage.TEXT ? text(number) : plain(number);
      default -> text(value);
    };
  }

  private static Object longValue(Long number, Shape shape) {
    return switch (shape.storage()) {
      case BOOLEAN -> number != 0;
      case TEXT -> number.toString();
      case FLOAT -> (Object) number.doubleValue();
      default -> number;
    };
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  static String text(Object value) {
    return switch (value) {
      case BigDecimal number -> number.toPlainString();
      case LocalDate date -> date.toString();
      case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
      case LocalDateTime time -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
      case OffsetDateTime time -> DateTimeFormatter.ISO_INSTANT.format(time);
      case byte[] bytes ->
          HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, SHOWN_BYTES))
              + (bytes.length > SHOWN_BYTES ? "…" : "");
      default -> value.toString();
    };
  }
}
