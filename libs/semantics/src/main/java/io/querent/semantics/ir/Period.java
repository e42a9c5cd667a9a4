package io.querent.semantics.ir;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of the calendar, start included, end excluded, resolved against a clock when SQL is
 * made.
 */
public sealed interface Period {

  /** The last {@code count} units up to now: {@code {"last": "30 days"}}. */
  record Last(int count, TimeUnit unit) implements Period {
    public Last {
      if (count < 1) {
        throw new IllegalArgumentException("'last' needs a count of at least 1");
      }
    }
  }

  /**
   * A whole calendar unit, counted from the current one: {@code {"this": "month"}} is offset 0,
   * {@code {"previous": "month"}} is -1, {@code {"next": "month"}} is 1.
   */
  record Calendar(int offset, TimeUnit unit) implements Period {}

  /**
   * A named stretch: {@code 2024}, {@code 2024-Q1}, {@code 2024-03}, {@code 2024-W07}, {@code
   * 2024-03-05}.
   */
  record Named(String text) implements Period {
    private static final Pattern FORM =
        Pattern.compile("(\\d{4})(?:-(?:Q([1-4])|W(\\d{2})|(\\d{2})(?:-(\\d{2}))?))?");

    public Named {
      if (!FORM.matcher(text).matches()) {
        throw new IllegalArgumentException(
            "'%s' is not a period; write 2024, 2024-Q1, 2024-03, 2024-W07 or 2024-03-05"
                .formatted(text));
      }
      try {
        bounds(text);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            "'%s' is not on the calendar: %s".formatted(text, e.getMessage()), e);
      }
    }

    private static Bounds bounds(String text) {
      Matcher m = FORM.matcher(text);
      m.matches();
      int year = Integer.parseInt(m.group(1));
      LocalDate first = LocalDate.of(year, 1, 1);
      if (m.group(2) != null) {
        LocalDate start = first.plusMonths(3L * (Integer.parseInt(m.group(2)) - 1));
        return Bounds.of(start, start.plusMonths(3));
      }
      if (m.group(3) != null) {
        LocalDate monday =
            LocalDate.of(year, 1, 4).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        int week = Integer.parseInt(m.group(3));
        if (week < 1
            || week
                > IsoFields.WEEK_OF_WEEK_BASED_YEAR
                    .rangeRefinedBy(monday.plusDays(3))
                    .getMaximum()) {
          throw new DateTimeException("%d has no week %d".formatted(year, week));
        }
        LocalDate start = monday.plusWeeks(week - 1L);
        return Bounds.of(start, start.plusWeeks(1));
      }
      if (m.group(5) != null) {
        LocalDate day = LocalDate.parse(text);
        return Bounds.of(day, day.plusDays(1));
      }
      if (m.group(4) != null) {
        LocalDate start = LocalDate.of(year, Integer.parseInt(m.group(4)), 1);
        return Bounds.of(start, start.plusMonths(1));
      }
      return Bounds.of(first, first.plusYears(1));
    }
  }

  /** Start, included, and end, excluded, in the query's zone. */
  record Bounds(LocalDateTime start, LocalDateTime end) {
    static Bounds of(LocalDate start, LocalDate end) {
      return new Bounds(start.atStartOfDay(), end.atStartOfDay());
    }
  }

  /** Where the period starts and ends, seen from {@code now}. */
  default Bounds bounds(LocalDateTime now) {
    return switch (this) {
      case Named(String text) -> Named.bounds(text);
      case Calendar(int offset, TimeUnit unit) -> {
        LocalDateTime start = plus(startOf(now, unit), offset, unit);
        yield new Bounds(start, plus(start, 1, unit));
      }
      case Last(int count, TimeUnit unit) -> {
        boolean wholeDays = unit.compareTo(TimeUnit.DAY) >= 0;
        LocalDateTime end =
            wholeDays ? now.toLocalDate().plusDays(1).atStartOfDay() : now.plusSeconds(1);
        LocalDateTime start = plus(now, -count, unit);
        yield new Bounds(wholeDays ? start.toLocalDate().atStartOfDay() : start, end);
      }
    };
  }

  private static LocalDateTime startOf(LocalDateTime time, TimeUnit unit) {
    LocalDate day = time.toLocalDate();
    return switch (unit) {
      case SECOND -> time.truncatedTo(ChronoUnit.SECONDS);
      case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
      case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
      case DAY -> day.atStartOfDay();
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay();
      case MONTH -> day.withDayOfMonth(1).atStartOfDay();
      case QUARTER ->
          day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3).atStartOfDay();
      case YEAR -> day.withDayOfYear(1).atStartOfDay();
    };
  }

  private static LocalDateTime plus(LocalDateTime time, int count, TimeUnit unit) {
    return switch (unit) {
      case SECOND -> time.plusSeconds(count);
      case MINUTE -> time.plusMinutes(count);
      case HOUR -> time.plusHours(count);
      case DAY -> time.plusDays(count);
      case WEEK -> time.plusWeeks(count);
      case MONTH -> time.plusMonths(count);
      case QUARTER -> time.plusMonths(3L * count);
      case YEAR -> time.plusYears(count);
    };
  }
}
