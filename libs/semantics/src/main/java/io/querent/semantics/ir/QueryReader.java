package io.querent.semantics.ir;

import io.querent.semantics.document.DocumentNode;
import io.querent.semantics.ir.Combination.SetOperator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Selections and combinations in their JSON form. */
final class QueryReader {
  private static final List<String> SELECTION_KEYS =
      List.of(
          "entities",
          "metrics",
          "dimensions",
          "filters",
          "filter",
          "having",
          "order",
          "limit",
          "offset",
          "distinct",
          "grain",
          "joins",
          "top");
  private static final List<String> COMBINED_KEYS = List.of("order", "limit", "offset");
  static final Pattern ALIASED =
      Pattern.compile("(.*\\S)\\s+as\\s+(\\S+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern DIRECTED =
      Pattern.compile("(.*\\S)\\s+(asc|desc)", Pattern.CASE_INSENSITIVE);

  private final FilterReader filters = new FilterReader(this);

  Ir query(DocumentNode node) {
    for (SetOperator operator : SetOperator.values()) {
      if (node.has(operator.word())) {
        return combination(node, operator);
      }
    }
    return selection(node);
  }

  private Combination combination(DocumentNode node, SetOperator operator) {
    List<String> keys = new ArrayList<>(List.of(operator.word()));
    keys.addAll(COMBINED_KEYS);
    node.allow(keys);
    List<Ir> queries = node.required(operator.word()).elements().stream().map(this::query).toList();
    return Texts.checked(
        node,
        () ->
            new Combination(
                operator, queries, orders(node), count(node, "limit"), count(node, "offset")));
  }

  Selection selection(DocumentNode node) {
    Set<String> keys = new LinkedHashSet<>(SELECTION_KEYS);
    if (node.value().properties().stream().noneMatch(e -> keys.contains(e.getKey()))) {
      for (SetOperator operator : SetOperator.values()) {
        keys.add(operator.word());
      }
    }
    node.allow(keys);
    if (!node.has("entities") && !node.has("metrics") && !node.has("dimensions")) {
      throw node.failure("the query names nothing; it needs 'entities', 'metrics' or 'dimensions'");
    }
    MetricReader metrics = new MetricReader(filters);
    return new Selection(
        node.list("entities").stream().map(QueryReader::entity).toList(),
        node.list("metrics").stream().map(metrics::metric).toList(),
        node.list("dimensions").stream().map(QueryReader::dimension).toList(),
        filters.under(node, "filters", "filter"),
        filters.under(node, "having"),
        orders(node),
        count(node, "limit"),
        count(node, "offset"),
        node.optional("distinct").map(DocumentNode::flag).orElse(false),
        grain(node).orElse(null),
        node.list("joins").stream().map(QueryReader::join).toList(),
        node.optional("top").map(QueryReader::top).orElse(null));
  }

  private static Entity entity(DocumentNode node) {
    if (node.value().isTextual()) {
      String text = node.text().strip();
      Matcher aliased = ALIASED.matcher(text);
      return aliased.matches()
          ? new Entity(table(node, aliased.group(1)), table(node, aliased.group(2)))
          : Entity.of(table(node, text));
    }
    node.allow(List.of("table", "alias"));
    return new Entity(
        node.required("table").text(), node.optional("alias").map(DocumentNode::text).orElse(null));
  }

  /** A table's id as it is, or in double quotes as in expressions. */
  private static String table(DocumentNode node, String text) {
    if (!text.contains("\"")) {
      return text;
    }
    Expression.Column path = Texts.column(node, text);
    return path.entity() == null ? path.name() : path.entity() + "." + path.name();
  }

  private static Dimension dimension(DocumentNode node) {
    if (node.value().isTextual()) {
      return Dimension.of(Texts.expression(node));
    }
    node.allow(List.of("name", "field", "expr", "grain", "hidden"));
    String name = node.optional("name").map(DocumentNode::text).orElse(null);
    Expression expression =
        Texts.oneOf(node, "field", "expr")
            .map(Texts::expression)
            .orElseGet(() -> new Expression.Column(null, node.required("field", "name").text()));
    boolean hidden = node.optional("hidden").map(DocumentNode::flag).orElse(false);
    return new Dimension(name, expression, grain(node).orElse(null), hidden);
  }

  private static Optional<Grain> grain(DocumentNode node) {
    return node.optional("grain").map(g -> Texts.checked(g, () -> Grain.parse(g.text())));
  }

  private static Integer count(DocumentNode node, String key) {
    return node.optional(key).map(n -> n.integer(0, Integer.MAX_VALUE)).orElse(null);
  }

  private static List<Order> orders(DocumentNode node) {
    return node.optional("order").map(QueryReader::sortKeys).orElse(List.of());
  }

  private static List<Order> sortKeys(DocumentNode node) {
    return node.value().isArray()
        ? node.elements().stream().map(QueryReader::order).toList()
        : List.of(order(node));
  }

  private static Order order(DocumentNode node) {
    if (node.value().isTextual()) {
      Matcher directed = DIRECTED.matcher(node.text().strip());
      return directed.matches()
          ? new Order(
              Texts.expression(node, directed.group(1)), directed.group(2).equalsIgnoreCase("desc"))
          : new Order(Texts.expression(node), false);
    }
    node.allow(List.of("field", "expr", "dir"));
    Expression by =
        Texts.expression(
            Texts.oneOf(node, "field", "expr").orElseGet(() -> node.required("field")));
    return new Order(by, node.optional("dir").map(QueryReader::descending).orElse(false));
  }

  private static boolean descending(DocumentNode dir) {
    return switch (dir.text().toLowerCase(java.util.Locale.ROOT)) {
      case "asc" -> false;
      case "desc" -> true;
      default -> throw dir.wrong("'asc' or 'desc'");
    };
  }

  private static Join join(DocumentNode node) {
    node.allow(List.of("left", "right", "from", "to", "outer"));
    return new Join(
        Texts.column(Texts.oneOf(node, "left", "from").orElseGet(() -> node.required("left"))),
        Texts.column(Texts.oneOf(node, "right", "to").orElseGet(() -> node.required("right"))),
        node.optional("outer").map(DocumentNode::flag).orElse(false));
  }

  private static Top top(DocumentNode node) {
    node.allow(List.of("n", "per", "by"));
    int n = node.required("n").integer(1, Integer.MAX_VALUE);
    List<Expression> per =
        node
            .optional("per")
            .map(p -> p.value().isTextual() ? List.of(p) : p.elements())
            .orElse(List.of())
            .stream()
            .map(Texts::expression)
            .toList();
    List<Order> by = sortKeys(node.required("by"));
    return Texts.checked(node, () -> new Top(n, per, by));
  }
}
