package io.querent.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One OpenAPI document out of several; internal paths stay out of it. */
@Singleton
class DocumentMerge {
  private static final List<String> SECTIONS = List.of("schemas", "responses", "parameters");
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options");
  private static final String RESOURCE = " Resource";
  private static final String JSON_TYPE = "application/json";

  @Inject ObjectMapper json;
  @Inject Operations operations;

  @ConfigProperty(name = "quarkus.application.version")
  String version;

  /**
   * @param documents by the name of the service; a missing node for one that did not answer
   */
  ObjectNode merge(Map<String, JsonNode> documents) {
    ObjectNode merged = json.createObjectNode();
    merged.put("openapi", "3.1.0");
    merged.putObject("info").put("title", "Querent").put("version", version);
    ObjectNode paths = merged.putObject("paths");
    ObjectNode components = merged.putObject("components");
    SECTIONS.forEach(components::putObject);
    documents.forEach(
        (service, document) -> {
          if (document instanceof ObjectNode known) {
            SchemaNames.settle(service, known, components.path("schemas"));
            add(known, paths, components);
          } else {
            merged.withArray("x-querent-missing").add(service);
          }
        });
    components
        .withObjectProperty("responses")
        .putObject("Problem")
        .put("description", "What is wrong, where, and what to do")
        .putObject("content")
        .putObject("application/problem+json")
        .putObject("schema")
        .put("$ref", SchemaNames.PREFIX + "Problem");
    components
        .putObject("securitySchemes")
        .putObject("bearer")
        .put("type", "http")
        .put("scheme", "bearer");
    merged.putArray("security").addObject().putArray("bearer");
    return merged;
  }

  private void add(ObjectNode document, ObjectNode paths, ObjectNode components) {
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      if (!path.getKey().startsWith("/internal")) {
        ObjectNode target = paths.withObjectProperty(path.getKey());
        path.getValue().properties().forEach(e -> add(target, path.getKey(), e));
      }
    }
    for (String section : SECTIONS) {
      ObjectNode target = components.withObjectProperty(section);
      document
          .path("components")
          .path(section)
          .properties()
          .forEach(entry -> target.set(entry.getKey(), entry.getValue()));
    }
  }

  private void add(ObjectNode target, String path, Map.Entry<String, JsonNode> entry) {
    if (!METHODS.contains(entry.getKey())) {
      target.set(entry.getKey(), entry.getValue());
      return;
    }
    ObjectNode operation = (ObjectNode) entry.getValue();
    describe(operation, entry.getKey(), path);
    if (target.get(entry.getKey()) instanceof ObjectNode other) {
      join(other, operation);
    } else {
      target.set(entry.getKey(), operation);
    }
  }

  private void describe(ObjectNode operation, String method, String path) {
    operations
        .find(method, path)
        .ifPresent(
            known -> {
              operation.put("operationId", known.name()).put("summary", known.summary());
              if (known.body() != null) {
                operation
                    .putObject("requestBody")
                    .putObject("content")
                    .putObject(JSON_TYPE)
                    .set("schema", known.body());
              }
            });
    ArrayNode tags = json.createArrayNode();
    operation.path("tags").forEach(tag -> tags.add(tag.asText().replace(RESOURCE, "")));
    operation.set("tags", tags);
    operation.remove("security");
    ObjectNode responses = operation.withObjectProperty("responses");
    responses.remove(List.of("401", "403"));
    responses.putObject("default").put("$ref", "#/components/responses/Problem");
  }

  /** Two services answer one path, told apart by the id in it: the answer is of either shape. */
  private static void join(ObjectNode first, ObjectNode second) {
    second
        .path("responses")
        .properties()
        .forEach(
            response -> {
              JsonNode schema = response.getValue().path("content").path(JSON_TYPE).path("schema");
              JsonNode content =
                  first.path("responses").path(response.getKey()).path("content").path(JSON_TYPE);
              JsonNode known = content.path("schema");
              if (!schema.isMissingNode()
                  && content instanceof ObjectNode either
                  && !known.equals(schema)) {
                either.putObject("schema").putArray("oneOf").add(known).add(schema);
              }
            });
    Set<String> names = new HashSet<>();
    first.path("parameters").forEach(p -> names.add(p.path("name").asText()));
    second
        .path("parameters")
        .forEach(
            p -> {
              if (names.add(p.path("name").asText())) {
                first.withArray("parameters").add(p);
              }
            });
  }
}
