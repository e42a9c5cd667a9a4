package io.querent.semantics.ir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Expression.Column;
import java.util.List;
import java.util.Locale;

/**
 * Writes an IR in the JSON form that {@link IrReader} reads back as an equal IR. What has its
 * default value is left out.
 */
public final class IrWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private IrWriter() {}

  /** The IR as a JSON tree. */
  public static ObjectNode write(Ir ir) {
    return switch (ir) {
      case Selection selection -> selection(selection);
      case Combination combination -> combination(combination);
    };
  }

  private static ObjectNode combination(Combination combination) {
    ObjectNode json = NODES.objectNode();
    ArrayNode queries = json.putArray(combination.operator().word());
    combination.queries().forEach(query -> queries.add(write(query)));
    ending(json, combination);
    return json;
  }

  private static ObjectNode selection(Selection selection) {
    ObjectNode json = NODES.objectNode();
    ArrayNode entities = json.putArray("entities");
    selection.entities().forEach(e -> entity(entities, e));
    if (!selection.metrics().isEmpty()) {
      ArrayNode metrics = json.putArray("metrics");
      selection.metrics().forEach(m -> metric(metrics, m));
    }
    if (!selection.dimensions().isEmpty()) {
      ArrayNode dimensions = json.putArray("dimensions");
      selection.dimensions().forEach(d -> dimension(dimensions, d));
    }
    FilterWriter.put(json, "filters", selection.filter());
    FilterWriter.put(json, "having", selection.having());
    if (selection.distinct()) {
      json.put("distinct", true);
    }
    if (selection.grain() != null) {
      json.put("grain", selection.grain().toString());
    }
    if (!selection.joins().isEmpty()) {
      ArrayNode joins = json.putArray("joins");
      selection.joins().forEach(j -> join(joins.addObject(), j));
    }
    if (selection.top() != null) {
      top(json.putObject("top"), selection.top());
    }
    ending(json, selection);
    return json;
  }

  private static void ending(ObjectNode json, Ir ir) {
    if (!ir.order().isEmpty()) {
      orders(json.putArray("order"), ir.order());
    }
    if (ir.limit() != null) {
      json.put("limit", ir.limit());
    }
    if (ir.offset() != null) {
      json.put("offset", ir.offset());
    }
  }

  private static void entity(ArrayNode entities, Entity entity) {
    String table = entity.table();
    boolean plain =
        !table.contains("\"")
            && table.equals(table.strip())
            && !QueryReader.ALIASED.matcher(table).matches();
    boolean same = entity.alias().equals(table);
    boolean plainAlias = entity.alias().matches("[^\\s\"]+");
    if (plain && (same || plainAlias)) {
      entities.add(entity.toString());
    } else {
      entities.addObject().put("table", table).put("alias", entity.alias());
    }
  }

  private static void metric(ArrayNode metrics, Metric metric) {
    boolean bare = metric.filter() == null && metric.transform() == null;
    if (bare
        && metric.expression() instanceof Column(String entity, String name)
        && entity == null
        && name.equals(metric.name())) {
      metrics.add(ExpressionPrinter.name(name));
      return;
    }
    ObjectNode json = metrics.addObject();
    json.put("name", metric.name());
    switch (metric.expression()) {
      case Column(String entity, String name) when entity == null && !name.isBlank() ->
          json.put("metric", name);
      case Aggregate aggregate -> aggregate(json, aggregate);
      default -> json.put("expr", ExpressionPrinter.print(metric.expression()));
    }
    FilterWriter.put(json, "filter", metric.filter());
    if (metric.transform() != null) {
      transform(json.putObject("transform"), metric.transform());
    }
  }

  private static void aggregate(ObjectNode json, Aggregate aggregate) {
    String word = aggregate.function().word();
    boolean countDistinct = aggregate.distinct() && aggregate.function() == AggregateFunction.COUNT;
    json.put("agg", countDistinct ? word + "_distinct" : word);
    if (aggregate.argument() != null) {
      json.put("field", ExpressionPrinter.print(aggregate.argument()));
    } else if (aggregate.entity() != null) {
      String count = ExpressionPrinter.print(aggregate);
      json.put("field", count.substring(count.indexOf('(') + 1, count.length() - 1));
    }
    if (aggregate.distinct() && !countDistinct) {
      json.put("distinct", true);
    }
  }

  private static void transform(ObjectNode json, Metric.Transform transform) {
    json.put("kind", transform.kind().name().toLowerCase(Locale.ROOT));
    if (!transform.within().isEmpty()) {
      ArrayNode within = json.putArray("within");
      transform.within().forEach(within::add);
    }
    if (transform.offset() != 1) {
      json.put("offset", transform.offset());
    }
  }

  private static void dimension(ArrayNode dimensions, Dimension dimension) {
    String text = ExpressionPrinter.print(dimension.expression());
    if (dimension.name() == null && dimension.grain() == null && !dimension.hidden()) {
      dimensions.add(text);
      return;
    }
    ObjectNode json = dimensions.addObject();
    if (dimension.name() != null) {
      json.put("name", dimension.name());
    }
    json.put("field", text);
    if (dimension.grain() != null) {
      json.put("grain", dimension.grain().toString());
    }
    if (dimension.hidden()) {
      json.put("hidden", true);
    }
  }

  private static void join(ObjectNode json, Join join) {
    json.put("left", ExpressionPrinter.print(join.left()));
    json.put("right", ExpressionPrinter.print(join.right()));
    if (join.outer()) {
      json.put("outer", true);
    }
  }

  private static void top(ObjectNode json, Top top) {
    json.put("n", top.count());
    if (!top.per().isEmpty()) {
      ArrayNode per = json.putArray("per");
      top.per().forEach(e -> per.add(ExpressionPrinter.print(e)));
    }
    orders(json.putArray("by"), top.by());
  }

  private static void orders(ArrayNode json, List<Order> orders) {
    for (Order order : orders) {
      json.addObject()
          .put("field", ExpressionPrinter.print(order.by()))
          .put("dir", order.descending() ? "desc" : "asc");
    }
  }
}
