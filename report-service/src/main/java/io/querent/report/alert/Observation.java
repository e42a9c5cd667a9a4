package io.querent.report.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;

/**
 * What an alert saw in a run.
 *
 * @param fired whether the condition holds
 * @param value the figure; null where the condition has none
 * @param previous the figure of the run before, for a change
 * @param text the same in words
 * @param note what limits it, such as that only a sample was seen
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Observation(boolean fired, BigDecimal value, BigDecimal previous, String text, String note) {

  static Observation quiet(String text) {
    return new Observation(false, null, null, text, null);
  }

  static Observation fires(String text) {
    return new Observation(true, null, null, text, null);
  }
}
