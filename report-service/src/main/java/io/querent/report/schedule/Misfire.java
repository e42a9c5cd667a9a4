package io.querent.report.schedule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;

/** What happens with fires that no node was there for. */
enum Misfire {
  /** One fire stands for all that were missed. */
  RUN_ONCE,
  /** What was missed is left out; the next one fires. */
  SKIP;

  /** Whether a fire that is that late still happens. */
  boolean fires(Instant due, Instant now, Duration grace) {
    return switch (this) {
      case RUN_ONCE -> true;
      case SKIP -> !due.plus(grace).isBefore(now);
    };
  }

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  static Misfire of(String word) {
    return Stream.of(values())
        .filter(m -> m.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ErrorCode.INVALID_REQUEST,
                    "'misfire' is run_once or skip, not '%s'.".formatted(word)));
  }
}
