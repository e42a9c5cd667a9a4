package io.querent.agent.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import java.util.Optional;

/** Reads a tool's arguments with errors that a model can act on. */
final class Arguments {
  private Arguments() {}

  static Optional<String> text(JsonNode arguments, String name) {
    JsonNode value = arguments.get(name);
    if (value == null || value.isNull() || value.asText().isBlank()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw invalid("'%s' must be a text".formatted(name));
    }
    return Optional.of(value.asText());
  }

  static String required(JsonNode arguments, String name) {
    return text(arguments, name).orElseThrow(() -> invalid("'%s' is missing".formatted(name)));
  }

  static int number(JsonNode arguments, String name, int otherwise, int most) {
    JsonNode value = arguments.get(name);
    if (value == null || value.isNull()) {
      return otherwise;
    }
    if (!value.canConvertToInt() || value.asInt() < 1) {
      throw invalid("'%s' must be a whole number from 1 to %d".formatted(name, most));
    }
    return Math.min(value.asInt(), most);
  }

  static ProblemException invalid(String what) {
    return new ProblemException(
        ErrorCode.INVALID_REQUEST, "The tool's arguments do not fit: " + what);
  }
}
