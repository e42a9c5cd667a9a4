package io.querent.report.quality;

import io.querent.semantics.ir.Grain;
import io.querent.semantics.ir.TimeUnit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks along the time axis: gaps and the last period. */
final class TimeChecks {
  private static final int MOST_PERIODS = 5_000;
  private static final int MOST_NAMED = 5;
  private static final int FEWEST_TIMES = 3;

  private TimeChecks() {}

  static List<Check> gaps(RunFacts facts) {
    String title = "Missing periods";
    List<LocalDateTime> times = times(facts);
    Grain grain = grain(facts, times);
    if (grain == null) {
      return List.of(Check.skipped("missing_periods", title, "The result is no time series."));
    }
    if (times.size() < 2) {
      return List.of(Check.skipped("missing_periods", title, "There are fewer than two periods."));
    }
    Set<LocalDateTime> there = new HashSet<>(times);
    List<String> missing = new ArrayList<>();
    LocalDateTime at = times.getFirst();
    for (int i = 0; at.isBefore(times.getLast()) && i < MOST_PERIODS; i++) {
      if (!there.contains(at)) {
        missing.add(at.toString());
      }
      at = next(at, grain);
    }
    if (missing.isEmpty()) {
      return List.of(
          Check.pass(
              "missing_periods",
              title,
              "All %d periods of %s are there.".formatted(times.size(), grain)));
    }
    List<String> named = missing.subList(0, Math.min(missing.size(), MOST_NAMED));
    return List.of(
        Check.warn(
                "missing_periods",
                title,
                "%d periods of %s are missing, such as %s."
                    .formatted(missing.size(), grain, String.join(", ", named)),
                Map.of("missing", missing.size(), "first", named))
            .about(facts.shape().timeColumn()));
  }

  static List<Check> lastPeriod(RunFacts facts) {
    String title = "Unfinished period";
    List<LocalDateTime> times = times(facts);
    Grain grain = grain(facts, times);
    if (times.isEmpty() || grain == null) {
      return List.of(Check.skipped("partial_period", title, "The result is no time series."));
    }
    LocalDateTime last = last(facts, times);
    LocalDateTime end = next(last, grain);
    LocalDateTime ranAt = LocalDateTime.ofInstant(facts.ranAt(), ZoneOffset.UTC);
    boolean running = end.isAfter(ranAt) && !last.isAfter(ranAt);
    return List.of(
        running
            ? Check.warn(
                    "partial_period",
                    title,
                    "The last period began %s and was not over when the report ran; its figures will grow."
                        .formatted(shown(last)),
                    Map.of("period", last.toString(), "ends", end.toString()))
                .about(facts.shape().timeColumn())
                .with(lastRows(facts, facts.shape().timeColumn(), last), facts)
            : Check.pass("partial_period", title, "The last period is over."));
  }

  private static String shown(LocalDateTime time) {
    return time.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? time.toLocalDate().toString()
        : time.toString();
  }

  /** The listed times may end before the last one. */
  private static LocalDateTime last(RunFacts facts, List<LocalDateTime> times) {
    return facts.profiles().stream()
        .filter(column -> column.name().equals(facts.shape().timeColumn()))
        .map(column -> time(column.max()))
        .filter(max -> max != null && max.isAfter(times.getLast()))
        .findFirst()
        .orElse(times.getLast());
  }

  private static List<Long> lastRows(RunFacts facts, String column, LocalDateTime last) {
    int at = facts.columns().stream().map(c -> c.name()).toList().indexOf(column);
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < facts.samples().size(); i++) {
      Object cell = facts.samples().get(i).get(at);
      if (cell != null && last.equals(time(cell.toString()))) {
        numbers.add(i + 1L);
      }
    }
    return numbers;
  }

  /** The width of the periods: as asked for, else the largest that the times fit; null for none. */
  private static Grain grain(RunFacts facts, List<LocalDateTime> times) {
    if (facts.shape().timeColumn() == null || facts.shape().grain() != null) {
      return facts.shape().grain();
    }
    if (times.size() < FEWEST_TIMES
        || !times.stream().allMatch(t -> t.toLocalTime().equals(LocalTime.MIDNIGHT))) {
      return null;
    }
    if (times.stream().allMatch(t -> t.getDayOfMonth() == 1)) {
      boolean years = times.stream().allMatch(t -> t.getMonthValue() == 1);
      return new Grain(1, years ? TimeUnit.YEAR : TimeUnit.MONTH);
    }
    boolean weeks = times.stream().map(LocalDateTime::getDayOfWeek).distinct().count() == 1;
    return new Grain(1, weeks ? TimeUnit.WEEK : TimeUnit.DAY);
  }

  private static List<LocalDateTime> times(RunFacts facts) {
    if (facts.analysis() == null || facts.analysis().times() == null) {
      return List.of();
    }
    List<LocalDateTime> times = new ArrayList<>();
    for (String text : facts.analysis().times()) {
      LocalDateTime time = time(text);
      if (time != null) {
        times.add(time);
      }
    }
    return times;
  }

  /** A time as the engines write it; null when it is none. */
  static LocalDateTime time(String text) {
    if (text == null || text.length() < 10) {
      return null;
    }
    String iso = text.replace(' ', 'T');
    try {
      if (iso.length() == 10) {
        return LocalDate.parse(iso).atStartOfDay();
      }
      if (iso.endsWith("Z")) {
        return LocalDateTime.ofInstant(Instant.parse(iso), ZoneOffset.UTC);
      }
      boolean offset = iso.substring(10).matches(".*[+-]\\d\\d(:?\\d\\d)?");
      String full = iso.matches(".*[+-]\\d\\d") ? iso + ":00" : iso;
      return offset
          ? OffsetDateTime.parse(full).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
          : LocalDateTime.parse(iso);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** When the period that begins then is over. */
  static LocalDateTime next(LocalDateTime time, Grain grain) {
    return switch (grain.unit()) {
      case SECOND -> time.plusSeconds(grain.count());
      case MINUTE -> time.plusMinutes(grain.count());
      case HOUR -> time.plusHours(grain.count());
      case DAY -> time.plusDays(grain.count());
      case WEEK -> time.plusWeeks(grain.count());
      case MONTH -> time.plusMonths(grain.count());
      case QUARTER -> time.plusMonths(3L * grain.count());
      case YEAR -> time.plusYears(grain.count());
    };
  }
}
