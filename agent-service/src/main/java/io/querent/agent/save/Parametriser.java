package io.querent.agent.save;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.ir.Combination;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.IrReader;
import io.querent.semantics.ir.IrWriter;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Period;
import io.querent.semantics.ir.Selection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the literals in the conditions of a query, of its metrics and of the queries nested in it,
 * that look like parameters, and puts parameters in their places. A period of the calendar becomes
 * its two ends, which mean exactly the same. A limit stays: the IR holds a number there, never a
 * parameter.
 */
final class Parametriser {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> LISTS = Set.of("in", "not in");
  private static final Set<String> RANGES = Set.of("between", "not between");
  private static final Set<String> TEXTUAL =
      Set.of(
          "=",
          "!=",
          "<",
          "<=",
          ">",
          ">=",
          "contains",
          "not contains",
          "starts with",
          "ends with",
          "like",
          "not like");
  private static final Set<String> COMPARING = Set.of("=", "!=", "<", "<=", ">", ">=");

  private final ColumnTypes columns;
  private final Offers offers;

  private Parametriser(ColumnTypes columns, Set<String> chosen) {
    this.columns = columns;
    this.offers = new Offers(chosen);
  }

  /**
   * The query with parameters.
   *
   * @param chosen which of the offered ones are wanted; null for all
   */
  static Parametrised of(Ir ir, ColumnTypes columns, Set<String> chosen) {
    Parametriser parametriser = new Parametriser(columns, chosen);
    ObjectNode json = IrWriter.write(ir).deepCopy();
    parametriser.reserve(json);
    parametriser.query(ir, json, "");
    return parametriser.offers.around(json);
  }

  private void reserve(JsonNode node) {
    String text = node.asText("").strip();
    if (text.startsWith("{{") && text.endsWith("}}")) {
      offers.reserve(text.substring(2, text.length() - 2).strip());
    }
    node.forEach(this::reserve);
  }

  private void query(Ir ir, ObjectNode json, String path) {
    switch (ir) {
      case Selection selection ->
          new Conditions(new ComparedTypes(selection, columns)).selection(json, path);
      case Combination combination -> {
        String key = combination.operator().word();
        for (int i = 0; i < combination.queries().size(); i++) {
          ObjectNode part = (ObjectNode) json.get(key).get(i);
          query(combination.queries().get(i), part, path + "/" + key + "/" + i);
        }
      }
    }
  }

  private void nested(JsonNode json, String path) {
    if (json instanceof ObjectNode inner) {
      query(IrReader.read(inner), inner, path);
    }
  }

  /** The conditions of one selection. */
  private final class Conditions {
    private final ComparedTypes types;

    private Conditions(ComparedTypes types) {
      this.types = types;
    }

    private void selection(ObjectNode json, String path) {
      JsonNode metrics = json.path("metrics");
      for (int i = 0; i < metrics.size(); i++) {
        lists(metrics.get(i), List.of("filter"), path + "/metrics/" + i);
      }
      lists(json, List.of("filters", "having"), path);
    }

    private void lists(JsonNode json, List<String> keys, String path) {
      for (String key : keys) {
        if (json instanceof ObjectNode object && json.get(key) instanceof ArrayNode list) {
          object.set(key, all(list, path + "/" + key));
        }
      }
    }

    /** Conditions that must all hold. */
    private ArrayNode all(ArrayNode list, String path) {
      ArrayNode rewritten = NODES.arrayNode();
      for (int i = 0; i < list.size(); i++) {
        boolean was = list.get(i).has("and");
        JsonNode one = condition(list.get(i), path + "/" + i);
        if (!was && one.get("and") instanceof ArrayNode parts) {
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
        for (int i = 0; i < parts.size(); i++) {
          parts.set(i, condition(parts.get(i), path + "/or/" + i));
        }
      } else if (object.has("not")) {
        object.set("not", condition(object.get("not"), path + "/not"));
      } else if (object.has("exists") || object.has("not_exists")) {
        String key = object.has("exists") ? "exists" : "not_exists";
        nested(object.get(key), path + "/" + key);
      } else if (object.has("field") && object.has("value")) {
        return comparison(object, path);
      }
      return object;
    }

    private JsonNode comparison(ObjectNode condition, String path) {
      String operator = condition.path("op").asText("=");
      JsonNode value = condition.get("value");
      if (value.has("query")) {
        nested(value.get("query"), path + "/value/query");
        return condition;
      }
      if (operator.equals("during")) {
        return period(condition, path);
      }
      Place place = place(condition, operator, path);
      if (RANGES.contains(operator)) {
        range(place, value)
            .ifPresent(
                ends -> condition.set("value", NODES.arrayNode().add(ends.from()).add(ends.to())));
        return condition;
      }
      Literal literal = literal(value, operator, place.type());
      if (literal != null) {
        offers.single(place, literal).ifPresent(mark -> condition.put("value", mark));
      }
      return condition;
    }

    private Place place(ObjectNode condition, String operator, String path) {
      String field = condition.path("field").asText();
      JsonNode value = condition.get("value");
      String shown = value.isTextual() ? value.asText() : value.toString();
      return new Place(
          field, operator, types.of(field), path, field + " " + operator + " " + shown);
    }

    private Optional<Offers.Range> range(Place place, JsonNode value) {
      Literal low = literal(value.path(0), ">=", place.type());
      Literal high = literal(value.path(1), "<=", place.type());
      return low == null || high == null || low.value().isBoolean() || high.value().isBoolean()
          ? Optional.empty()
          : offers.range(place.end(">="), low, place.end("<="), high);
    }

    /** A period of the calendar as its ends. */
    private JsonNode period(ObjectNode condition, String path) {
      Period period = read(condition);
      if (period == null) {
        return condition;
      }
      Ends ends = Ends.of(period);
      Place place = place(condition, "during", path);
      Place from = labelled(place, ">=", ", from");
      Place to = labelled(place, "<", ", until");
      Literal start = Literal.time(ends.start(), ends.format());
      Literal end = Literal.time(ends.end(), ends.format());
      return offers
          .range(from, start, to, end)
          .<JsonNode>map(
              range -> {
                ArrayNode both = NODES.arrayNode();
                both.add(bound(from, range.from())).add(bound(to, range.to()));
                return NODES.objectNode().set("and", both);
              })
          .orElse(condition);
    }
  }

  private static Literal literal(JsonNode value, String operator, ColumnType type) {
    if (value.isArray()) {
      return LISTS.contains(operator) ? Literal.of(value, type) : null;
    }
    if (value.isTextual()) {
      boolean bound = value.asText().strip().startsWith("{{");
      return !bound && TEXTUAL.contains(operator) ? Literal.of(value, type) : null;
    }
    return COMPARING.contains(operator) ? Literal.of(value, type) : null;
  }

  private static Place labelled(Place place, String operator, String end) {
    return new Place(place.field(), operator, place.type(), place.path(), place.label() + end);
  }

  private static ObjectNode bound(Place place, String mark) {
    return NODES
        .objectNode()
        .put("field", place.field())
        .put("op", place.operator())
        .put("value", mark);
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
}
