package io.querent.semantics.ir;

import java.util.Locale;
import java.util.Optional;

/** Calendar unit of grains and relative times. */
public enum TimeUnit {
  SECOND,
  MINUTE,
  HOUR,
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR;

  /** The unit's word in the IR, singular and lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@code day} or {@code days}, letter case aside. */
  public static Optional<TimeUnit> of(String word) {
    String upper = word.strip().toUpperCase(Locale.ROOT);
    String singular = upper.endsWith("S") ? upper.substring(0, upper.length() - 1) : upper;
    for (TimeUnit unit : values()) {
      if (unit.name().equals(singular)) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }
}
