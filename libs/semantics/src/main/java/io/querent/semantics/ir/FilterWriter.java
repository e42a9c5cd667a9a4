package io.querent.semantics.ir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.semantics.ir.Expression.Column;
import io.querent.semantics.ir.Expression.Literal;
import io.querent.semantics.ir.Expression.Parameter;
import java.math.BigDecimal;
import java.util.List;

/** Conditions and their values in the JSON form. */
final class FilterWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private FilterWriter() {}

  /** Puts the condition under the key as a list whose entries must all hold; nothing for null. */
  static void put(ObjectNode json, String key, Filter filter) {
    if (filter == null) {
      return;
    }
    ArrayNode list = json.putArray(key);
    if (filter instanceof Filter.And(List<Filter> filters) && filters.size() > 1) {
      filters.forEach(f -> list.add(filter(f)));
    } else {
      list.add(filter(filter));
    }
  }

  private static ObjectNode filter(Filter filter) {
    ObjectNode json = NODES.objectNode();
    switch (filter) {
      case Filter.And(List<Filter> filters) -> filters(json.putArray("and"), filters);
      case Filter.Or(List<Filter> filters) -> filters(json.putArray("or"), filters);
      case Filter.Not(Filter inner) -> json.set("not", filter(inner));
      case Filter.Exists exists -> exists(json, exists);
      case Filter.Comparison comparison -> comparison(json, comparison);
    }
    return json;
  }

  private static void filters(ArrayNode json, List<Filter> filters) {
    filters.forEach(f -> json.add(filter(f)));
  }

  private static void exists(ObjectNode json, Filter.Exists exists) {
    json.set(exists.negated() ? "not_exists" : "exists", IrWriter.write(exists.query()));
    if (!exists.on().isEmpty()) {
      ArrayNode on = json.putArray("on");
      exists
          .on()
          .forEach(
              c ->
                  on.addObject()
                      .put("outer", ExpressionPrinter.print(c.outer()))
                      .put("inner", ExpressionPrinter.print(c.inner())));
    }
  }

  private static void comparison(ObjectNode json, Filter.Comparison comparison) {
    json.put("field", ExpressionPrinter.print(comparison.left()));
    json.put("op", comparison.operator().word());
    if (comparison.right() != null) {
      json.set("value", operand(comparison.right()));
    }
  }

  private static JsonNode operand(Operand operand) {
    return switch (operand) {
      case Operand.Single(Expression expression) -> value(expression);
      case Operand.Several(List<Expression> all)
          when all.size() == 1 && all.getFirst() instanceof Parameter p ->
          value(p);
      case Operand.Several(List<Expression> all) -> values(all);
      case Operand.Range(Expression low, Expression high) -> values(List.of(low, high));
      case Operand.During(Period period) -> period(period);
      case Operand.Nested(Ir query, List<Column> correlate) -> nested(query, correlate);
    };
  }

  private static ArrayNode values(List<Expression> expressions) {
    ArrayNode values = NODES.arrayNode();
    expressions.forEach(e -> values.add(value(e)));
    return values;
  }

  private static JsonNode nested(Ir query, List<Column> correlate) {
    ObjectNode json = NODES.objectNode();
    json.set("query", IrWriter.write(query));
    if (!correlate.isEmpty()) {
      ArrayNode columns = json.putArray("correlate");
      correlate.forEach(c -> columns.add(ExpressionPrinter.print(c)));
    }
    return json;
  }

  private static JsonNode value(Expression expression) {
    return switch (expression) {
      case Parameter p -> NODES.textNode(ExpressionPrinter.print(p));
      case Column c -> NODES.objectNode().put("field", ExpressionPrinter.print(c));
      case Literal(String text) when !OperandReader.PARAMETER.matcher(text).matches() ->
          NODES.textNode(text);
      case Literal(Boolean truth) -> NODES.booleanNode(truth);
      case Literal(Long number) -> NODES.numberNode(number.longValue());
      case Literal(BigDecimal number) ->
          DecimalNode.valueOf(number.scale() == 0 ? number.setScale(1) : number);
      default -> NODES.objectNode().put("expr", ExpressionPrinter.print(expression));
    };
  }

  private static JsonNode period(Period period) {
    ObjectNode json = NODES.objectNode();
    return switch (period) {
      case Period.Named(String text) -> NODES.textNode(text);
      case Period.Last(int count, TimeUnit unit) ->
          json.put("last", new Grain(count, unit).toString());
      case Period.Calendar(int offset, TimeUnit unit) ->
          switch (offset) {
            case -1 -> json.put("previous", unit.word());
            case 0 -> json.put("this", unit.word());
            case 1 -> json.put("next", unit.word());
            default -> json.put("this", unit.word()).put("offset", offset);
          };
    };
  }
}
