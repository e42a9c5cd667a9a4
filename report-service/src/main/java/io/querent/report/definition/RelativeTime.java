package io.querent.report.definition;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times relative to the run: {@code now}, then steps such as {@code -30d} or {@code +1M}, then
 * {@code /d} to round down. Units: {@code s m h d w M q y}; weeks begin on Monday.
 */
final class RelativeTime {
  private static final Pattern FORM =
      Pattern.compile("now((?:[+-]\\d{1,6}[smhdwMqy])*)(?:/([smhdwMqy]))?");
  private static final Pattern STEP = Pattern.compile("([+-]\\d{1,6})([smhdwMqy])");
  private static final int MONTHS_OF_QUARTER = 3;

  private RelativeTime() {}

  /** Whether the text is meant as a relative time, well formed or not. */
  static boolean meant(String text) {
    return text.equals("now")
        || text.startsWith("now-")
        || text.startsWith("now+")
        || text.startsWith("now/");
  }

  /** The instant in the zone of {@code now}; empty when the text is not of the form. */
  static Optional<ZonedDateTime> resolve(String text, ZonedDateTime now) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    ZonedDateTime time = now;
    Matcher step = STEP.matcher(form.group(1));
    while (step.find()) {
      time = moved(time, Long.parseLong(step.group(1)), step.group(2).charAt(0));
    }
    return Optional.of(form.group(2) == null ? time : floor(time, form.group(2).charAt(0)));
  }

  private static ZonedDateTime moved(ZonedDateTime time, long count, char unit) {
    return switch (unit) {
      case 's' -> time.plusSeconds(count);
      case 'm' -> time.plusMinutes(count);
      case 'h' -> time.plusHours(count);
      case 'd' -> time.plusDays(count);
      case 'w' -> time.plusWeeks(count);
      case 'M' -> time.plusMonths(count);
      case 'q' -> time.plusMonths(MONTHS_OF_QUARTER * count);
      default -> time.plusYears(count);
    };
  }

  private static ZonedDateTime floor(ZonedDateTime time, char unit) {
    LocalDate date = time.toLocalDate();
    ZoneId zone = time.getZone();
    return switch (unit) {
      case 's' -> time.truncatedTo(ChronoUnit.SECONDS);
      case 'm' -> time.truncatedTo(ChronoUnit.MINUTES);
      case 'h' -> time.truncatedTo(ChronoUnit.HOURS);
      case 'd' -> date.atStartOfDay(zone);
      case 'w' -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay(zone);
      case 'M' -> date.withDayOfMonth(1).atStartOfDay(zone);
      case 'q' ->
          date.withMonth(date.get(IsoFields.QUARTER_OF_YEAR) * MONTHS_OF_QUARTER - 2)
              .withDayOfMonth(1)
              .atStartOfDay(zone);
      default -> date.withDayOfYear(1).atStartOfDay(zone);
    };
  }
}
