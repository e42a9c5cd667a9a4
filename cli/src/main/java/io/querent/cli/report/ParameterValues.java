package io.querent.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.querent.cli.api.Json;
import io.querent.cli.command.CommandFailure;
import io.querent.cli.command.ExitCode;
import java.util.List;

/** Turns {@code name=value} into JSON of the type that the report's schema asks for. */
final class ParameterValues {
  private final JsonNode properties;

  /**
   * @param schema the JSON Schema of the parameters; may be missing
   */
  ParameterValues(JsonNode schema) {
    this.properties = schema.path("properties");
  }

  /** Puts the pairs into the object; a name given twice makes an array of an array parameter. */
  void put(ObjectNode values, List<String> pairs) {
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new CommandFailure(
            ExitCode.USAGE, "'" + pair + "' is no parameter", "Write it like --param name=value.");
      }
      String name = pair.substring(0, equals);
      String text = pair.substring(equals + 1);
      if (type(name).equals("array")) {
        array(values.withArray(name), name, text);
      } else {
        values.set(name, value(type(name), name, text));
      }
    }
  }

  private void array(ArrayNode array, String name, String text) {
    if (text.startsWith("[")) {
      value("json", name, text).forEach(array::add);
    } else {
      String item = properties.path(name).path("items").path("type").asText("string");
      array.add(value(item, name, text));
    }
  }

  private String type(String name) {
    return properties.path(name).path("type").asText("string");
  }

  private static JsonNode value(String type, String name, String text) {
    if (type.equals("string")) {
      return TextNode.valueOf(text);
    }
    try {
      JsonNode json = Json.read(text);
      if (json != null && !json.isMissingNode()) {
        return json;
      }
    } catch (JsonProcessingException malformed) {
      throw misfit(type, name, text);
    }
    throw misfit(type, name, text);
  }

  private static CommandFailure misfit(String type, String name, String text) {
    return new CommandFailure(
        ExitCode.USAGE,
        "'" + text + "' does not fit parameter " + name,
        "Its type is " + type + "; 'querent reports show KEY' lists all of them.");
  }
}
