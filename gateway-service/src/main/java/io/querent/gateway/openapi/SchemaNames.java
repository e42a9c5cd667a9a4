package io.querent.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Gives a service's schemas names of their own where another service means something else by them.
 */
final class SchemaNames {
  static final String PREFIX = "#/components/schemas/";
  private static final String REFERENCE = "$ref";

  private SchemaNames() {}

  /**
   * Renames in place.
   *
   * @param document a service's OpenAPI document
   * @param taken the schemas that were there before
   */
  static void settle(String service, ObjectNode document, JsonNode taken) {
    JsonNode schemas = document.path("components").path("schemas");
    Map<String, String> names = new HashMap<>();
    String prefix = Character.toUpperCase(service.charAt(0)) + service.substring(1);
    clashes(schemas, taken).forEach(name -> names.put(name, prefix + name));
    if (names.isEmpty()) {
      return;
    }
    point(document, names);
    ObjectNode renamed = document.objectNode();
    schemas
        .properties()
        .forEach(e -> renamed.set(names.getOrDefault(e.getKey(), e.getKey()), e.getValue()));
    document.withObjectProperty("components").set("schemas", renamed);
  }

  /** Names that both sides use for different things, or for things made of such. */
  private static Set<String> clashes(JsonNode schemas, JsonNode taken) {
    Set<String> clashes = new HashSet<>();
    int before;
    do {
      before = clashes.size();
      schemas
          .properties()
          .forEach(
              e -> {
                JsonNode other = taken.path(e.getKey());
                if (!other.isMissingNode()
                    && (!other.equals(e.getValue()) || pointsTo(e.getValue(), clashes))) {
                  clashes.add(e.getKey());
                }
              });
    } while (clashes.size() > before);
    return clashes;
  }

  private static boolean pointsTo(JsonNode node, Set<String> names) {
    return node.findValuesAsText(REFERENCE).stream()
        .anyMatch(r -> r.startsWith(PREFIX) && names.contains(r.substring(PREFIX.length())));
  }

  private static void point(JsonNode node, Map<String, String> names) {
    String reference = node.path(REFERENCE).asText("");
    if (node instanceof ObjectNode object && reference.startsWith(PREFIX)) {
      String name = reference.substring(PREFIX.length());
      object.put(REFERENCE, PREFIX + names.getOrDefault(name, name));
    }
    node.forEach(child -> point(child, names));
  }
}
