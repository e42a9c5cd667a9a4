package io.querent.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One request: a path below the address, and a body or null. */
public record Call(
    String method, String path, Content body, String accept, Map<String, String> headers) {
  private static final String JSON = "application/json";
  private static final String EVENTS = "text/event-stream";

  public static Call get(String path) {
    return new Call("GET", path, null, JSON, Map.of());
  }

  public static Call post(String path, JsonNode body) {
    return postContent(path, body == null ? null : Content.json(body));
  }

  public static Call postContent(String path, Content body) {
    return new Call("POST", path, body, JSON, Map.of());
  }

  public static Call delete(String path) {
    return new Call("DELETE", path, null, JSON, Map.of());
  }

  /** The same request for another kind of answer. */
  public Call accepting(String type) {
    return new Call(method, path, body, type, headers);
  }

  /** The same request for events, from after the one with this id; empty is the start. */
  public Call events(String lastEventId) {
    Map<String, String> resumed =
        lastEventId.isEmpty() ? Map.of() : Map.of("Last-Event-ID", lastEventId);
    return new Call(method, path, body, EVENTS, resumed);
  }

  /** A value as part of a path or a query. */
  public static String part(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
