package io.querent.cli.api;

import com.fasterxml.jackson.databind.JsonNode;

/** The body of a request and its media type. */
public record Content(String type, byte[] bytes) {

  public static Content json(JsonNode body) {
    return new Content("application/json", Json.bytes(body));
  }

  public static Content yaml(byte[] text) {
    return new Content("application/yaml", text);
  }
}
