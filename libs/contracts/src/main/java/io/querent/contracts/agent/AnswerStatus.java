package io.querent.contracts.agent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a question ended. */
public enum AnswerStatus {
  ANSWERED,
  AWAITING_INPUT,
  REFUSED,
  FAILED,
  STOPPED;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
