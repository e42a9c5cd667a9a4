package io.querent.sql.bind;

import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.ExpressionParser;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.Metric;
import io.querent.semantics.model.MetricMeaning;
import io.querent.semantics.model.SemanticModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Replaces names of metrics, the model's and the query's own, by what they compute. */
final class MetricExpansion {
  private final SemanticModel model;
  private final List<Metric> own;
  private final Set<String> open = new HashSet<>();

  MetricExpansion(SemanticModel model, List<Metric> own) {
    this.model = model;
    this.own = own;
  }

  boolean knows(String name) {
    return model.metric(name).isPresent()
        || own.stream().anyMatch(m -> m.name().equalsIgnoreCase(name));
  }

  List<String> names() {
    List<String> names =
        new ArrayList<>(model.metrics().stream().map(MetricMeaning::name).toList());
    own.forEach(m -> names.add(m.name()));
    return names;
  }

  /** The bound expression behind a metric's name, its filter pushed into every aggregate. */
  Optional<Expression> expand(String name, ExpressionBinder binder, String path) {
    Optional<Metric> sibling =
        own.stream()
            .filter(m -> m.name().equalsIgnoreCase(name) && !open.contains("own:" + m.name()))
            .findFirst();
    if (sibling.isPresent() && !refersTo(sibling.get().expression(), name)) {
      return Optional.of(ofSibling(sibling.get(), binder, path));
    }
    return model.metric(name).map(m -> ofModel(m, binder, path));
  }

  /** While a metric of the query is bound, its own name means the model's metric or a column. */
  Expression bindOwn(Metric metric, ExpressionBinder binder, String path) {
    open.add("own:" + metric.name());
    try {
      return binder.grouped(metric.expression(), OutputNames.NONE, path);
    } finally {
      open.remove("own:" + metric.name());
    }
  }

  private static boolean refersTo(Expression expression, String name) {
    return expression instanceof Expression.Column c
        && c.entity() == null
        && c.name().equalsIgnoreCase(name);
  }

  private Expression ofSibling(Metric metric, ExpressionBinder binder, String path) {
    if (metric.transform() != null) {
      throw new IrException(
          path,
          "'%s' is computed from the finished groups and cannot be part of another metric"
              .formatted(metric.name()));
    }
    Expression bound = bindOwn(metric, binder, path);
    Filter filter = binder.filters().rows(metric.filter(), path + "/filter");
    return filter == null ? bound : MetricFilters.push(bound, filter);
  }

  private Expression ofModel(MetricMeaning metric, ExpressionBinder binder, String path) {
    String key = "model:" + metric.name();
    if (!open.add(key)) {
      throw new IrException(path, "metric '%s' is defined by itself".formatted(metric.name()));
    }
    try {
      Expression parsed = ExpressionParser.parse(metric.expression());
      Expression bound = binder.grouped(parsed, OutputNames.NONE, path);
      if (metric.filter() == null || metric.filter().isBlank()) {
        return bound;
      }
      Filter condition = ExpressionParser.parseCondition(metric.filter());
      return MetricFilters.push(
          bound, binder.filters().bind(condition, OutputNames.NONE, false, path));
    } catch (IrException e) {
      throw new IrException(path, "in metric '%s': %s".formatted(metric.name(), e.getMessage()));
    } finally {
      open.remove(key);
    }
  }
}
