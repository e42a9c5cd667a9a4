package io.querent.report.alert;

import java.time.Duration;

/** How long a delivery waits after a failed attempt: doubling, bounded, with jitter. */
record Backoff(Duration first, Duration longest) {
  private static final int MOST_DOUBLINGS = 30;

  /**
   * The wait after that many attempts.
   *
   * @param chance from 0 to 1, takes up to half of the wait away
   */
  Duration after(int attempts, double chance) {
    int doublings = Math.clamp(attempts - 1L, 0, MOST_DOUBLINGS);
    double full = Math.min(first.toMillis() * Math.pow(2, doublings), longest.toMillis());
    return Duration.ofMillis(Math.round(full * (1 - chance / 2)));
  }
}
