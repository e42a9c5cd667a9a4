package io.querent.semantics.ir;

import java.util.Locale;
import java.util.Optional;

/** The closed list of scalar functions; each dialect must print every one of them. */
public enum Function {
  ABS(1, 1),
  ROUND(1, 2),
  FLOOR(1, 1),
  CEIL(1, 1),
  POWER(2, 2),
  SQRT(1, 1),
  NEGATE(1, 1),
  COALESCE(2, 8),
  NULLIF(2, 2),
  LOWER(1, 1),
  UPPER(1, 1),
  TRIM(1, 1),
  LENGTH(1, 1),
  CONCAT(2, 16),
  SUBSTRING(2, 3),
  REPLACE(3, 3),
  YEAR(1, 1),
  QUARTER(1, 1),
  MONTH(1, 1),
  DAY(1, 1),
  HOUR(1, 1),
  /** ISO day of the week, Monday is 1. */
  WEEKDAY(1, 1),
  /** The calendar date of a time stamp, or a date read from text. */
  DATE(1, 1),
  /** Whole days from the second argument to the first. */
  DAYS_BETWEEN(2, 2),
  /** Text or any number as a floating-point number. */
  NUMBER(1, 1),
  /** Anything as text. */
  TEXT(1, 1),
  /** The current time stamp in UTC, fixed for the whole query. */
  NOW(0, 0),
  /** An unpredictable number for each row; ordering by it and limiting draws a sample. */
  RANDOM(0, 0);

  private final int fewest;
  private final int most;

  Function(int fewest, int most) {
    this.fewest = fewest;
    this.most = most;
  }

  /** The function's word in the IR, lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The function of that name, letter case aside. */
  public static Optional<Function> of(String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    for (Function function : values()) {
      if (function.name().equals(upper)) {
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }

  void checkArity(int count) {
    if (count < fewest || count > most) {
      String allowed = fewest == most ? String.valueOf(fewest) : fewest + " to " + most;
      throw new IllegalArgumentException(
          "%s takes %s %s, got %d"
              .formatted(word(), allowed, most == 1 ? "argument" : "arguments", count));
    }
  }
}
