package io.querent.agent.save;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.contracts.agent.OfferedParameter;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.IrReader;
import io.querent.semantics.ir.IrWriter;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Period;
import io.querent.semantics.ir.Selection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the literals in the conditions of a query that look like parameters, and puts parameters in
 * their places. A period of the calendar becomes its two ends, which mean exactly the same.
 */
final class Parametriser {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> TEXTUAL =
      Set.of("=", "!=", "contains", "not contains", "starts with", "ends with", "like", "not like");
  private static final Set<String> ORDERED = Set.of("<", "<=", ">", ">=");

  /** Names that the caller wants; null for all. */
  private final Set<String> chosen;

  private final Set<String> taken = new HashSet<>();
  private final ObjectNode schema = NODES.objectNode();
  private final ObjectNode defaults = NODES.objectNode();
  private final List<OfferedParameter> offered = new ArrayList<>();

  private Parametriser(Set<String> chosen) {
    this.chosen = chosen;
  }

  /**
   * The query with parameters.
   *
   * @param chosen which of the offered ones are wanted; null for all
   */
  static Parametrised of(Ir ir, Set<String> chosen) {
    Parametriser parametriser = new Parametriser(chosen);
    JsonNode json = IrWriter.write(ir).deepCopy();
    if (json instanceof ObjectNode query) {
      for (String key : List.of("filters", "having")) {
        if (query.get(key) instanceof ArrayNode list) {
          query.set(key, parametriser.all(list, "/" + key));
        }
      }
    }
    return new Parametrised(
        json, parametriser.schema, parametriser.defaults, List.copyOf(parametriser.offered));
  }

  /** Conditions that must all hold. */
  private ArrayNode all(ArrayNode list, String path) {
    ArrayNode rewritten = NODES.arrayNode();
    for (int i = 0; i < list.size(); i++) {
      JsonNode one = condition(list.get(i), path + "/" + i);
      if (one.size() == 1 && one.get("and") instanceof ArrayNode parts) {
        rewritten.addAll(parts);
      } else {
        rewritten.add(one);
      }
    }
    return rewritten;
  }

  private JsonNode condition(JsonNode condition, String path) {
    if (!(condition instanceof ObjectNode object)) {
      return condition;
    }
    if (object.get("and") instanceof ArrayNode parts) {
      object.set("and", all(parts, path + "/and"));
    } else if (object.get("or") instanceof ArrayNode parts) {
      ArrayNode rewritten = NODES.arrayNode();
      for (int i = 0; i < parts.size(); i++) {
        rewritten.add(condition(parts.get(i), path + "/or/" + i));
      }
      object.set("or", rewritten);
    } else if (object.has("not")) {
      object.set("not", condition(object.get("not"), path + "/not"));
    } else if (object.has("field") && object.has("value")) {
      return comparison(object, path);
    }
    return object;
  }

  private JsonNode comparison(ObjectNode condition, String path) {
    String operator = condition.path("op").asText("=");
    JsonNode value = condition.get("value");
    if (operator.equals("during")) {
      return period(condition, path);
    }
    if (operator.equals("between")
        && value.size() == 2
        && time(value.get(0))
        && time(value.get(1))) {
      String label = label(condition);
      Literal from = new Literal(value.get(0), timeFormat(value.get(0)));
      Literal to = new Literal(value.get(1), timeFormat(value.get(1)));
      String first = offer("dateFrom", from, path, label);
      String second = offer("dateTo", to, path, label);
      if (wanted(first, second)) {
        declare(first, from);
        declare(second, to);
        condition.set("value", NODES.arrayNode().add(mark(first)).add(mark(second)));
      }
      return condition;
    }
    Literal literal = literal(operator, value);
    if (literal != null) {
      String name = offer(suggested(condition, operator, literal), literal, path, label(condition));
      if (wanted(name)) {
        declare(name, literal);
        condition.set("value", NODES.textNode(mark(name)));
      }
    }
    return condition;
  }

  /** A literal that may become a parameter, with the type that it then has. */
  private record Literal(JsonNode value, String format) {
    String type() {
      if (value.isArray()) {
        return "array";
      }
      if (value.isBoolean()) {
        return "boolean";
      }
      if (value.isNumber()) {
        return value.isIntegralNumber() ? "integer" : "number";
      }
      return "string";
    }
  }

  private static Literal literal(String operator, JsonNode value) {
    boolean bound = value.isTextual() && value.asText().startsWith("{{");
    if (bound || value.isNull() || value.isObject()) {
      return null;
    }
    if (value.isArray()) {
      return operator.equals("in") || operator.equals("not in") ? list(value) : null;
    }
    if (value.isTextual()) {
      return TEXTUAL.contains(operator) || ORDERED.contains(operator)
          ? new Literal(value, timeFormat(value))
          : null;
    }
    return operator.equals("=") || operator.equals("!=") || ORDERED.contains(operator)
        ? new Literal(value, null)
        : null;
  }

  private static Literal list(JsonNode values) {
    for (JsonNode value : values) {
      boolean plain = value.isTextual() || value.isNumber();
      if (!plain || value.isTextual() != values.get(0).isTextual()) {
        return null;
      }
    }
    return new Literal(values, null);
  }

  /** A period of the calendar as its ends. */
  private JsonNode period(ObjectNode condition, String path) {
    Period period = read(condition);
    if (period == null) {
      return condition;
    }
    Ends ends = Ends.of(period);
    String label = label(condition);
    Literal start = new Literal(NODES.textNode(ends.start()), ends.format());
    Literal end = new Literal(NODES.textNode(ends.end()), ends.format());
    String from = offer("dateFrom", start, path, label + ", from");
    String to = offer("dateTo", end, path, label + ", until");
    if (!wanted(from, to)) {
      return condition;
    }
    declare(from, start);
    declare(to, end);
    ArrayNode both = NODES.arrayNode();
    both.add(bound(condition, ">=", from)).add(bound(condition, "<", to));
    return NODES.objectNode().set("and", both);
  }

  private static ObjectNode bound(ObjectNode condition, String operator, String name) {
    return NODES
        .objectNode()
        .put("field", condition.path("field").asText())
        .put("op", operator)
        .put("value", mark(name));
  }

  private static Period read(ObjectNode condition) {
    ObjectNode query = NODES.objectNode();
    query.putArray("entities").add("t");
    query.putArray("dimensions").add("c");
    query.putArray("filters").add(condition);
    try {
      return IrReader.read(query) instanceof Selection selection
              && selection.filter() instanceof Filter.Comparison comparison
              && comparison.right() instanceof Operand.During(Period period)
          ? period
          : null;
    } catch (IrException e) {
      return null;
    }
  }

  private static boolean time(JsonNode value) {
    return value.isTextual() && timeFormat(value) != null;
  }

  private static String timeFormat(JsonNode value) {
    String text = value.asText();
    if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return "date";
    }
    return text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})")
        ? "date-time"
        : null;
  }

  private static String suggested(ObjectNode condition, String operator, Literal literal) {
    if (literal.format() != null && operator.startsWith(">")) {
      return "dateFrom";
    }
    if (literal.format() != null && operator.startsWith("<")) {
      return "dateTo";
    }
    String column = camelCase(condition.path("field").asText());
    if (operator.startsWith(">")) {
      return "min" + Character.toUpperCase(column.charAt(0)) + column.substring(1);
    }
    if (operator.startsWith("<")) {
      return "max" + Character.toUpperCase(column.charAt(0)) + column.substring(1);
    }
    return literal.value().isArray() ? column + "List" : column;
  }

  private static String camelCase(String field) {
    StringBuilder name = new StringBuilder();
    String last = field.substring(field.lastIndexOf('.') + 1);
    for (String word : last.split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        char first = word.charAt(0);
        name.append(name.isEmpty() ? Character.toLowerCase(first) : Character.toUpperCase(first));
        name.append(word.substring(1));
      }
    }
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "value" + name : name.toString();
  }

  private String offer(String suggested, Literal literal, String path, String label) {
    String name = suggested;
    for (int i = 2; !taken.add(name); i++) {
      name = suggested + i;
    }
    offered.add(
        new OfferedParameter(name, literal.type(), literal.format(), literal.value(), path, label));
    return name;
  }

  private boolean wanted(String... names) {
    return chosen == null || List.of(names).stream().anyMatch(chosen::contains);
  }

  private void declare(String name, Literal literal) {
    ObjectNode property = schema.putObject(name).put("type", literal.type());
    if (literal.format() != null) {
      property.put("format", literal.format());
    }
    if (literal.value().isArray()) {
      boolean texts = literal.value().get(0).isTextual();
      property.putObject("items").put("type", texts ? "string" : "number");
    }
    defaults.set(name, literal.value());
  }

  private static String mark(String name) {
    return "{{" + name + "}}";
  }

  private static String label(ObjectNode condition) {
    JsonNode value = condition.get("value");
    String shown = value.isTextual() ? value.asText() : value.toString();
    return condition.path("field").asText() + " " + condition.path("op").asText("=") + " " + shown;
  }
}
