package io.querent.nlq.link;

import io.querent.semantics.model.MetricMeaning;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the expressions of metrics tell about them. */
public final class Metrics {
  private static final Pattern ROWS =
      Pattern.compile("\\s*count\\(\\s*([\\w.]+)\\.\\*\\s*\\)\\s*", Pattern.CASE_INSENSITIVE);

  private Metrics() {}

  /** The table whose rows a metric counts; empty when it computes something else. */
  public static Optional<String> counted(MetricMeaning metric) {
    Matcher matcher = ROWS.matcher(metric.expression());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
