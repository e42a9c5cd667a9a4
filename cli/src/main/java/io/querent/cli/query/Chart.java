package io.querent.cli.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** How the server would draw a result. */
public record Chart(String type, String x, List<String> y) {

  /** Reads the chart of an answer. */
  public static Chart of(JsonNode json) {
    return new Chart(
        json.path("type").asText(),
        json.path("x").asText(""),
        StreamSupport.stream(json.path("y").spliterator(), false).map(JsonNode::asText).toList());
  }
}
