package io.querent.semantics.ir;

import java.util.Locale;
import java.util.Optional;

/** Aggregates that every dialect can compute. */
public enum AggregateFunction {
  COUNT,
  SUM,
  AVG,
  MIN,
  MAX,
  MEDIAN,
  STDDEV,
  VARIANCE;

  /** The function's word in the IR, lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a word; {@code mean} and {@code average} are accepted for {@code avg}. */
  public static Optional<AggregateFunction> of(String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    if (upper.equals("MEAN") || upper.equals("AVERAGE")) {
      return Optional.of(AVG);
    }
    for (AggregateFunction function : values()) {
      if (function.name().equals(upper)) {
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }
}
