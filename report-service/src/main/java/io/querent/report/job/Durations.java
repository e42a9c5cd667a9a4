package io.querent.report.job;

/** Durations for people: {@code 45s}, {@code 2m30s}, {@code 1h5m}. */
final class Durations {
  private static final long MINUTE = 60;
  private static final long HOUR = 3_600;

  private Durations() {}

  /** At least one second; from an hour on without seconds. */
  static String words(long millis) {
    long seconds = Math.max(1, Math.ceilDiv(millis, 1_000L));
    if (seconds < MINUTE) {
      return seconds + "s";
    }
    if (seconds < HOUR) {
      return parts(seconds / MINUTE, "m", seconds % MINUTE, "s");
    }
    return parts(seconds / HOUR, "h", seconds % HOUR / MINUTE, "m");
  }

  private static String parts(long large, String largeUnit, long small, String smallUnit) {
    return large + largeUnit + (small == 0 ? "" : small + smallUnit);
  }
}
