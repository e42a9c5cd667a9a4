package io.querent.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Operations as function definitions that language models take: a name, a description, and one
 * object of parameters. {@code http} says where each parameter goes.
 */
@Singleton
class AiTools {
  private static final String PROPERTIES = "properties";
  private static final String REFERENCE = "$ref";

  @Inject ObjectMapper json;
  @Inject Operations operations;

  /** The tools among the operations of a merged OpenAPI document. */
  ObjectNode of(JsonNode document) {
    ObjectNode answer = json.createObjectNode();
    ArrayNode tools = answer.putArray("tools");
    for (Operation operation : operations.all()) {
      JsonNode described =
          document
              .path("paths")
              .path(operation.path())
              .path(operation.method().toLowerCase(Locale.ROOT));
      if (operation.tool() && described.isObject()) {
        tools.add(tool(operation, described, document));
      }
    }
    return answer;
  }

  private ObjectNode tool(Operation operation, JsonNode described, JsonNode document) {
    ObjectNode tool = json.createObjectNode().put("type", "function");
    ObjectNode function =
        tool.putObject("function")
            .put("name", operation.name())
            .put("description", operation.summary());
    ObjectNode parameters = function.putObject("parameters").put("type", "object");
    ObjectNode properties = parameters.putObject(PROPERTIES);
    ArrayNode required = parameters.putArray("required");
    parameters.put("additionalProperties", false);
    ObjectNode http =
        tool.putObject("http").put("method", operation.method()).put("path", operation.path());
    ArrayNode path = http.putArray("path_parameters");
    ArrayNode query = http.putArray("query_parameters");
    ArrayNode body = http.putArray("body_properties");
    for (JsonNode parameter : described.path("parameters")) {
      String name = parameter.path("name").asText();
      switch (parameter.path("in").asText()) {
        case "path" -> {
          path.add(name);
          required.add(name);
        }
        case "query" -> query.add(name);
        default -> {
          continue;
        }
      }
      properties.set(name, inlined(parameter.path("schema"), document, Set.of()));
    }
    JsonNode schema =
        inlined(
            described.path("requestBody").path("content").path("application/json").path("schema"),
            document,
            Set.of());
    for (var property : schema.path(PROPERTIES).properties()) {
      if (!properties.has(property.getKey())) {
        properties.set(property.getKey(), property.getValue());
        body.add(property.getKey());
      }
    }
    schema.path("required").forEach(required::add);
    operation.required().forEach(required::add);
    return tool;
  }

  /** The schema with what it refers to in its place; a schema within itself becomes free JSON. */
  private JsonNode inlined(JsonNode schema, JsonNode document, Set<String> above) {
    String reference = schema.path(REFERENCE).asText("");
    if (reference.startsWith(SchemaNames.PREFIX)) {
      String name = reference.substring(SchemaNames.PREFIX.length());
      if (above.contains(name)) {
        return json.createObjectNode();
      }
      Set<String> below = new HashSet<>(above);
      below.add(name);
      return inlined(
          document.path("components").path("schemas").path(name), document, Set.copyOf(below));
    }
    if (schema.isObject()) {
      ObjectNode copy = json.createObjectNode();
      schema
          .properties()
          .forEach(e -> copy.set(e.getKey(), inlined(e.getValue(), document, above)));
      return copy;
    }
    if (schema.isArray()) {
      ArrayNode copy = json.createArrayNode();
      schema.forEach(item -> copy.add(inlined(item, document, above)));
      return copy;
    }
    return schema;
  }
}
