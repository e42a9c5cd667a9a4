package io.querent.agent.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** Finds the JSON object in what a language model says, with or without words around it. */
public final class JsonAnswer {
  private JsonAnswer() {}

  /** The object from the first brace to the last; empty when there is none or it is no JSON. */
  public static Optional<JsonNode> in(String answer, ObjectMapper json) {
    int start = answer.indexOf('{');
    int end = answer.lastIndexOf('}');
    if (start < 0 || end <= start) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.readTree(answer.substring(start, end + 1)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
