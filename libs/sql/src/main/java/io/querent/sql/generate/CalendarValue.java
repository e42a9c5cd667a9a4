package io.querent.sql.generate;

import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/**
 * A value compared with a calendar column: a moment, or a whole stretch such as {@code 2024-03}. In
 * comparisons a stretch stands for all its moments: {@code <= '2024-03'} includes the last of
 * March, and so does {@code <= '2024-03-31'} for a time stamp.
 *
 * @param start first moment, in the query's zone
 * @param end first moment after it; equal to {@code start} for a moment
 */
record CalendarValue(LocalDateTime start, LocalDateTime end) {
  private static final Pattern STRETCH =
      Pattern.compile("\\d{4}(-(Q[1-4]|W\\d{2}|\\d{2}(-\\d{2})?))?");
  private static final Pattern MINUTES = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}");

  boolean isMoment() {
    return start.equals(end);
  }

  boolean isDay() {
    return start.toLocalTime().toSecondOfDay() == 0 && start.plusDays(1).equals(end);
  }

  /**
   * Reads a literal or a parameter's value.
   *
   * @throws IrException when it is no point or stretch of the calendar
   */
  static CalendarValue of(Object value, Generation generation) {
    return switch (value) {
      case LocalDate date ->
          new CalendarValue(date.atStartOfDay(), date.plusDays(1).atStartOfDay());
      case LocalDateTime time -> moment(time);
      case java.sql.Timestamp time -> moment(time.toLocalDateTime());
      case java.sql.Date date -> of(date.toLocalDate(), generation);
      case Instant instant -> at(instant, generation);
      case OffsetDateTime time -> at(time.toInstant(), generation);
      case ZonedDateTime time -> at(time.toInstant(), generation);
      case java.util.Date date -> at(date.toInstant(), generation);
      case Long year when year >= 1000 && year <= 9999 -> of(year.toString(), generation);
      case Integer year when year >= 1000 && year <= 9999 -> of(year.toString(), generation);
      case String text -> ofText(text.strip(), generation);
      case null, default -> throw unreadable(value);
    };
  }

  private static CalendarValue at(Instant instant, Generation generation) {
    return moment(LocalDateTime.ofInstant(instant, generation.context().zone()));
  }

  private static CalendarValue moment(LocalDateTime time) {
    return new CalendarValue(time, time);
  }

  private static CalendarValue ofText(String text, Generation generation) {
    try {
      if (STRETCH.matcher(text).matches()) {
        Period.Bounds bounds = new Period.Named(text).bounds(generation.now());
        return new CalendarValue(bounds.start(), bounds.end());
      }
      String iso = text.replace(' ', 'T');
      if (MINUTES.matcher(text).matches()) {
        iso += ":00";
      }
      boolean zoned =
          iso.length() > 10 && iso.substring(10).matches(".*([zZ]|[+-]\\d{2}(:?\\d{2})?)$");
      if (!zoned) {
        return moment(LocalDateTime.parse(iso));
      }
      String offset = iso.matches(".*[+-]\\d{2}$") ? iso + ":00" : iso;
      return at(OffsetDateTime.parse(offset).toInstant(), generation);
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw unreadable(text);
    }
  }

  private static IrException unreadable(Object value) {
    return new IrException(
        "",
        "'%s' is not a date or time; write 2024-03-05, 2024-03-05 13:00, 2024-03 or 2024"
            .formatted(value));
  }
}
