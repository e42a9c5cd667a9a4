package io.querent.agent.chat;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Reads times from query parameters. */
final class Times {
  private Times() {}

  static Instant instant(String text, String parameter) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          "'%s' must be a time such as 2026-01-31T12:00:00Z, got '%s'.".formatted(parameter, text),
          e);
    }
  }
}
