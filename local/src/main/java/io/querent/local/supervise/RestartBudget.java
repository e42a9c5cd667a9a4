package io.querent.local.supervise;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** At most five restarts in five minutes, each after a longer pause than the one before. */
final class RestartBudget {

  private static final int MOST = 5;
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  private final Deque<Instant> recent = new ArrayDeque<>();

  /** How long to wait before starting again; empty when the part has died too often. */
  Optional<Duration> next(Instant now) {
    while (!recent.isEmpty() && recent.peekFirst().isBefore(now.minus(WINDOW))) {
      recent.removeFirst();
    }
    if (recent.size() >= MOST) {
      return Optional.empty();
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << (2 * recent.size()));
    recent.addLast(now);
    return Optional.of(pause);
  }
}
