package io.querent.semantics.ir;

import io.querent.semantics.document.DocumentNode;
import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Expression.Column;
import io.querent.semantics.text.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Metrics in their JSON form. */
final class MetricReader {
  private static final String DISTINCT = "_distinct";
  private static final List<String> KEYS =
      List.of(
          "name", "agg", "field", "expr", "metric", "distinct", "filter", "filters", "transform");

  private final FilterReader filters;

  MetricReader(FilterReader filters) {
    this.filters = filters;
  }

  Metric metric(DocumentNode node) {
    if (node.value().isTextual()) {
      Expression expression = Texts.expression(node);
      return Metric.of(nameOf(expression), expression);
    }
    node.allow(KEYS);
    Expression expression = expression(node);
    String name = node.optional("name").map(DocumentNode::text).orElseGet(() -> nameOf(expression));
    return new Metric(
        name,
        expression,
        filters.under(node, "filter", "filters"),
        node.optional("transform").map(MetricReader::transform).orElse(null));
  }

  private static Expression expression(DocumentNode node) {
    Optional<DocumentNode> metric = node.optional("metric");
    Optional<DocumentNode> agg = node.optional("agg");
    Optional<DocumentNode> expr = node.optional("expr");
    if (metric.isPresent()) {
      refuse(node, "metric", "agg", "field", "expr", "distinct");
      return new Column(null, metric.get().text());
    }
    if (agg.isPresent()) {
      refuse(node, "agg", "expr");
      return aggregate(node, agg.get());
    }
    if (expr.isPresent()) {
      refuse(node, "expr", "field", "distinct");
      return Texts.expression(expr.get());
    }
    if (node.has("field")) {
      throw node.failure(
          "'agg' is missing; say how '%s' is aggregated, e.g. \"agg\": \"sum\""
              .formatted(node.required("field").text()));
    }
    return new Column(null, node.required("name").text());
  }

  private static void refuse(DocumentNode node, String key, String... others) {
    Arrays.stream(others)
        .filter(node::has)
        .findFirst()
        .ifPresent(
            other -> {
              throw node.failure(
                  "'%s' and '%s' exclude each other; keep one of them".formatted(key, other));
            });
  }

  private static Expression aggregate(DocumentNode node, DocumentNode agg) {
    String word = agg.text().strip().toLowerCase(Locale.ROOT);
    boolean distinctWord = word.endsWith(DISTINCT);
    String plain = distinctWord ? word.substring(0, word.length() - DISTINCT.length()) : word;
    AggregateFunction function =
        AggregateFunction.of(plain)
            .orElseThrow(
                () ->
                    agg.failure(
                        "there is no aggregate '%s'%s".formatted(word, Names.hint(word, known()))));
    boolean distinct =
        distinctWord || node.optional("distinct").map(DocumentNode::flag).orElse(false);
    Optional<DocumentNode> field = node.optional("field");
    if (function == AggregateFunction.COUNT && !distinct && field.isEmpty()) {
      return Aggregate.countRows(null);
    }
    if (field.isPresent() && field.get().text().strip().endsWith("*")) {
      return rows(field.get(), function, distinct);
    }
    Expression argument =
        field
            .map(Texts::expression)
            .orElseGet(() -> new Column(null, node.required("field", "name").text()));
    return new Aggregate(function, argument, null, distinct);
  }

  private static Expression rows(DocumentNode field, AggregateFunction function, boolean distinct) {
    if (function != AggregateFunction.COUNT || distinct) {
      throw field.failure("only 'count' takes '*'; name a column");
    }
    return Texts.expression(field, "count(" + field.text() + ")");
  }

  private static List<String> known() {
    return Arrays.stream(AggregateFunction.values())
        .flatMap(
            f ->
                f == AggregateFunction.COUNT
                    ? List.of(f.word(), f.word() + DISTINCT).stream()
                    : List.of(f.word()).stream())
        .toList();
  }

  /** The name of a metric that has none: its own for a name, {@code sum_kwh}, or else its text. */
  private static String nameOf(Expression expression) {
    return switch (expression) {
      case Column c -> c.name();
      case Aggregate(AggregateFunction f, Expression argument, _, _) when argument == null ->
          f.word();
      case Aggregate(AggregateFunction f, Column column, _, boolean distinct) ->
          f.word() + (distinct ? "_distinct_" : "_") + column.name();
      default -> ExpressionPrinter.print(expression);
    };
  }

  private static Metric.Transform transform(DocumentNode node) {
    if (node.value().isTextual()) {
      return new Metric.Transform(kind(node), List.of(), 1);
    }
    node.allow(List.of("kind", "within", "offset"));
    List<String> within =
        node
            .optional("within")
            .map(w -> w.value().isTextual() ? List.of(w) : w.elements())
            .orElse(List.of())
            .stream()
            .map(DocumentNode::text)
            .toList();
    int offset = node.optional("offset").map(o -> o.integer(1, 1_000_000)).orElse(1);
    return new Metric.Transform(kind(node.required("kind")), within, offset);
  }

  private static Metric.Kind kind(DocumentNode node) {
    String word = node.text().strip().toUpperCase(Locale.ROOT);
    List<String> known =
        Arrays.stream(Metric.Kind.values()).map(k -> k.name().toLowerCase(Locale.ROOT)).toList();
    return Arrays.stream(Metric.Kind.values())
        .filter(k -> k.name().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                node.failure(
                    "there is no transform '%s'%s"
                        .formatted(node.text(), Names.hint(node.text(), known))));
  }
}
