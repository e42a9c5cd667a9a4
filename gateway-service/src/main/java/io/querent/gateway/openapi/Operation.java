package io.querent.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a route is called and does, in words for people and language models.
 *
 * @param tool whether a language model is offered it
 * @param required query parameters and properties of the body that cannot be left out; the path's
 *     never can
 * @param body the JSON Schema of the body where the service takes free JSON; null for the service's
 *     own schema
 */
record Operation(
    String name,
    String method,
    String path,
    String summary,
    boolean tool,
    List<String> required,
    JsonNode body) {
  Operation {
    required = required == null ? List.of() : List.copyOf(required);
  }
}
