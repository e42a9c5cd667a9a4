package io.querent.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** An RFC 9457 problem as the server tells it; what is missing is empty, never null. */
public record Problem(
    int status,
    String title,
    String detail,
    String code,
    String requestId,
    boolean retryable,
    String who,
    List<String> errors) {

  /** Reads the object of an error answer or of a run's last event. */
  public static Problem of(JsonNode json) {
    return new Problem(
        json.path("status").asInt(),
        json.path("title").asText("Failed"),
        json.path("detail").asText(""),
        json.path("code").asText(""),
        json.path("request_id").asText(""),
        json.path("retryable").asBoolean(),
        json.path("who").asText(""),
        StreamSupport.stream(json.path("errors").spliterator(), false)
            .map(error -> error.path("path").asText("") + ": " + error.path("message").asText(""))
            .toList());
  }

  /** The problem in an answer's body, or what the status alone says when it holds none. */
  public static Problem of(int status, byte[] body) {
    try {
      JsonNode json = Json.read(body);
      if (json != null && json.has("title")) {
        return of(json);
      }
    } catch (IOException notJson) {
      // A proxy or another program answered; the status is all there is.
    }
    String title = "The server answered with status " + status;
    return new Problem(status, title, "", "", "", status >= 500, "", List.of());
  }
}
