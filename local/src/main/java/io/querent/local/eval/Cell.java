package io.querent.local.eval;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One value in the form in which engines, drivers and JSON agree: {@link Nothing}, a {@link
 * BigDecimal}, a {@link LocalDateTime} in UTC, or text. Texts that spell a number or a date become
 * one, because engines differ in what they declare; true and false are 1 and 0 as in SQLite.
 */
final class Cell {

  /** In the place of null, which collections do not like. */
  enum Nothing {
    NULL
  }

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");
  private static final Pattern MOMENT =
      Pattern.compile(
          "(\\d{4})-(\\d{2})(?:-(\\d{2}))?"
              + "(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?"
              + "\\s*(Z|[+-]\\d{2}(?::?\\d{2})?)?)?");

  private Cell() {}

  static Object of(Object raw) {
    return switch (raw) {
      case null -> Nothing.NULL;
      case Boolean truth -> truth ? BigDecimal.ONE : BigDecimal.ZERO;
      case BigDecimal number -> number;
      case BigInteger number -> new BigDecimal(number);
      case Number number -> number(number);
      case java.sql.Date date -> date.toLocalDate().atStartOfDay();
      case java.sql.Timestamp time -> time.toLocalDateTime();
      case LocalDate date -> date.atStartOfDay();
      case LocalDateTime time -> time;
      case OffsetDateTime time -> inUtc(time.toInstant());
      case ZonedDateTime time -> inUtc(time.toInstant());
      case Instant time -> inUtc(time);
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      default -> text(raw.toString());
    };
  }

  /** By its shortest text, so that a float of 0.1 is 0.1. */
  private static Object number(Number number) {
    try {
      return new BigDecimal(number.toString());
    } catch (NumberFormatException e) {
      return number.toString();
    }
  }

  private static Object text(String raw) {
    String text = Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
    if (NUMBER.matcher(text).matches()) {
      return new BigDecimal(text);
    }
    Matcher moment = MOMENT.matcher(text);
    if (moment.matches()) {
      try {
        return moment(moment);
      } catch (DateTimeException e) {
        return text;
      }
    }
    return text;
  }

  private static LocalDateTime moment(Matcher parts) {
    String fraction = parts.group(7) == null ? "0" : parts.group(7);
    LocalDateTime time =
        LocalDateTime.of(
            part(parts, 1),
            part(parts, 2),
            parts.group(3) == null ? 1 : part(parts, 3),
            part(parts, 4),
            part(parts, 5),
            part(parts, 6),
            Integer.parseInt((fraction + "00000000").substring(0, 9)));
    String zone = parts.group(8);
    return zone == null ? time : inUtc(time.toInstant(ZoneOffset.of(zone)));
  }

  private static int part(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
  }

  private static LocalDateTime inUtc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
