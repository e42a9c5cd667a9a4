package io.querent.agent.save;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.semantics.catalog.ColumnType;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A literal that may become a parameter.
 *
 * @param value as it stands in the query
 * @param schema the JSON Schema of the parameter that takes its place
 */
record Literal(JsonNode value, ObjectNode schema) {
  private static final String DATE = "date";
  private static final String DATE_TIME = "date-time";
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})");

  /**
   * A value of a column.
   *
   * @param type what the column holds, so that a decimal column takes more than whole numbers;
   *     {@link ColumnType#OTHER} when nobody knows
   * @return null when no parameter can stand in its place
   */
  static Literal of(JsonNode value, ColumnType type) {
    if (value.isArray()) {
      ObjectNode items = items(value, type);
      if (items == null) {
        return null;
      }
      ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
      return new Literal(value, schema.set("items", items));
    }
    boolean plain = value.isTextual() || value.isNumber() || value.isBoolean();
    return plain ? new Literal(value, scalar(value, type)) : null;
  }

  /** A time, relative or not. */
  static Literal time(String text, String format) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
    return new Literal(JsonNodeFactory.instance.textNode(text), schema.put("format", format));
  }

  String type() {
    return schema.get("type").asText();
  }

  /** {@code date} or {@code date-time}; null otherwise. */
  String format() {
    return schema.path("format").asText(null);
  }

  boolean isTime() {
    return format() != null;
  }

  /** What every entry is; null when they are of several kinds. */
  private static ObjectNode items(JsonNode values, ColumnType type) {
    Set<ObjectNode> kinds = new HashSet<>();
    for (JsonNode value : values) {
      boolean bound = value.isTextual() && value.asText().strip().startsWith("{{");
      if (bound || !value.isTextual() && !value.isNumber()) {
        return null;
      }
      kinds.add(scalar(value, type));
    }
    if (kinds.size() == 1) {
      return kinds.iterator().next();
    }
    Set<String> types = new HashSet<>();
    kinds.forEach(kind -> types.add(kind.get("type").asText()));
    if (types.isEmpty() || types.contains("string") && types.size() > 1) {
      return null;
    }
    String common = types.contains("string") ? "string" : "number";
    return JsonNodeFactory.instance.objectNode().put("type", common);
  }

  private static ObjectNode scalar(JsonNode value, ColumnType type) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    if (value.isBoolean()) {
      return schema.put("type", "boolean");
    }
    if (value.isNumber()) {
      boolean whole =
          value.isIntegralNumber() && type != ColumnType.DECIMAL && type != ColumnType.FLOAT;
      return schema.put("type", whole ? "integer" : "number");
    }
    schema.put("type", "string");
    if (DAY.matcher(value.asText()).matches()) {
      schema.put("format", DATE);
    } else if (INSTANT.matcher(value.asText()).matches()) {
      schema.put("format", DATE_TIME);
    }
    return schema;
  }
}
