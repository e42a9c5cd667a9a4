package io.querent.report.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * When a cron expression of five fields fires in a zone. What it says is local time: a time that
 * the clocks skip fires at the first instant after the gap, one that they show twice fires the
 * first time only.
 */
final class FireTimes {
  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
  private static final int LONGEST_OVERLAP_FIRES = 24 * 60;
  private static final int PROBES = 200;

  private final ExecutionTime times;
  private final ZoneId zone;

  private FireTimes(ExecutionTime times, ZoneId zone) {
    this.times = times;
    this.zone = zone;
  }

  /**
   * The times of an expression.
   *
   * @throws ProblemException when one of the two cannot be read
   */
  static FireTimes of(String cron, String zone) {
    return new FireTimes(times(cron), zone(zone));
  }

  private static ExecutionTime times(String cron) {
    if (cron == null || cron.isBlank()) {
      throw invalid("A schedule needs 'cron': five fields, minute hour day month weekday.");
    }
    try {
      return ExecutionTime.forCron(PARSER.parse(cron.strip()).validate());
    } catch (IllegalArgumentException e) {
      throw invalid(
          "'%s' is no cron expression of five fields (minute hour day month weekday): %s"
              .formatted(cron, e.getMessage()));
    }
  }

  private static ZoneId zone(String zone) {
    try {
      if (zone != null && ZoneId.getAvailableZoneIds().contains(zone)) {
        return ZoneId.of(zone);
      }
    } catch (DateTimeException e) {
      throw invalid("'%s' is no time zone; name one such as Europe/Berlin or UTC.".formatted(zone));
    }
    throw invalid("'%s' is no time zone; name one such as Europe/Berlin or UTC.".formatted(zone));
  }

  /** The first fire after an instant; empty when there is none any more. */
  Optional<Instant> after(Instant instant) {
    LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
    for (int tried = 0; tried <= LONGEST_OVERLAP_FIRES; tried++) {
      Optional<ZonedDateTime> next = times.nextExecution(local.atZone(ZoneOffset.UTC));
      if (next.isEmpty()) {
        return Optional.empty();
      }
      local = next.get().toLocalDateTime();
      Instant fire = instant(local);
      if (fire.isAfter(instant)) {
        return Optional.of(fire);
      }
    }
    return Optional.empty();
  }

  private Instant instant(LocalDateTime local) {
    ZoneOffsetTransition transition = zone.getRules().getTransition(local);
    if (transition != null && transition.isGap()) {
      return transition.getInstant();
    }
    return local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
  }

  /**
   * Refuses expressions that fire too often, or never.
   *
   * @param now where to begin to look
   */
  void require(Instant now, Duration least) {
    Instant previous =
        after(now).orElseThrow(() -> invalid("This cron expression never fires in that zone."));
    for (int probe = 0; probe < PROBES; probe++) {
      Optional<Instant> next = after(previous);
      if (next.isEmpty()) {
        return;
      }
      if (Duration.between(previous, next.get()).compareTo(least) < 0) {
        throw new ProblemException(
            ErrorCode.LIMIT_REACHED,
            "A schedule fires at most every %d seconds; this one would fire at %s and again at %s."
                .formatted(least.toSeconds(), previous, next.get()));
      }
      previous = next.get();
    }
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(ErrorCode.INVALID_REQUEST, detail);
  }
}
