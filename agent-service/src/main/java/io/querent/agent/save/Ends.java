package io.querent.agent.save;

import io.querent.semantics.ir.Period;
import io.querent.semantics.ir.TimeUnit;
import java.time.LocalDateTime;

/**
 * The ends of a period as values of parameters: dates, or times relative to the run.
 *
 * @param format {@code date} or {@code date-time}
 */
record Ends(String start, String end, String format) {

  static Ends of(Period period) {
    return switch (period) {
      case Period.Named named -> {
        Period.Bounds bounds = named.bounds(LocalDateTime.MIN);
        yield new Ends(
            bounds.start().toLocalDate().toString(), bounds.end().toLocalDate().toString(), "date");
      }
      case Period.Calendar(int offset, TimeUnit unit) ->
          new Ends(
              step(offset, unit) + "/" + letter(unit),
              step(offset + 1, unit) + "/" + letter(unit),
              format(unit));
      case Period.Last(int count, TimeUnit unit) ->
          days(unit)
              ? new Ends(step(-count, unit) + "/d", "now+1d/d", "date")
              : new Ends(step(-count, unit), "now+1s", "date-time");
    };
  }

  private static String step(int count, TimeUnit unit) {
    return count == 0 ? "now" : "now" + (count > 0 ? "+" : "") + count + letter(unit);
  }

  private static boolean days(TimeUnit unit) {
    return unit.compareTo(TimeUnit.DAY) >= 0;
  }

  private static String format(TimeUnit unit) {
    return days(unit) ? "date" : "date-time";
  }

  private static String letter(TimeUnit unit) {
    return switch (unit) {
      case SECOND -> "s";
      case MINUTE -> "m";
      case HOUR -> "h";
      case DAY -> "d";
      case WEEK -> "w";
      case MONTH -> "M";
      case QUARTER -> "q";
      case YEAR -> "y";
    };
  }
}
