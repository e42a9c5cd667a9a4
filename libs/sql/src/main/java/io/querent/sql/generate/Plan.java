package io.querent.sql.generate;

import io.querent.semantics.ir.Dimension;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Expression.Bucket;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Metric;
import io.querent.semantics.ir.Order;
import io.querent.semantics.ir.Selection;
import io.querent.semantics.ir.Top;
import io.querent.sql.bind.MetricFilters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A bound selection with names replaced by what they stand for, metric filters moved into
 * aggregates, and conditions on transformed metrics set apart. Such metrics stay names: they exist
 * only after grouping.
 */
final class Plan {
  private final Selection selection;
  private final List<OutputColumn> columns = new ArrayList<>();
  private final List<Order> order;
  private final Top top;
  private final List<Filter> having = new ArrayList<>();
  private final List<Filter> afterwards = new ArrayList<>();

  Plan(Selection selection) {
    this.selection = selection;
    for (Dimension d : selection.dimensions()) {
      columns.add(new OutputColumn(d.name(), full(d), !d.hidden(), null));
    }
    for (Metric m : selection.metrics()) {
      Expression expression =
          m.filter() == null ? m.expression() : MetricFilters.push(m.expression(), m.filter());
      columns.add(new OutputColumn(m.name(), expression, true, m.transform()));
    }
    Rewriting names = new Rewriting(this::named);
    this.order = keys(selection.order(), names);
    this.top = selection.top() == null ? null : top(selection.top(), names);
    for (Filter filter : conjuncts(selection.having())) {
      Filter resolved = names.of(filter);
      (mentionsTransformed(resolved) ? afterwards : having).add(resolved);
    }
  }

  static Expression full(Dimension d) {
    return d.grain() == null ? d.expression() : new Bucket(d.expression(), d.grain());
  }

  private Expression named(Expression e) {
    if (e instanceof Expression.Column c && c.entity() == null) {
      return columns.stream()
          .filter(o -> o.name().equals(c.name()) && o.transform() == null)
          .map(OutputColumn::expression)
          .findFirst()
          .orElse(null);
    }
    return e instanceof Aggregate ? e : null;
  }

  private static List<Order> keys(List<Order> keys, Rewriting names) {
    return keys.stream().map(k -> new Order(names.of(k.by()), k.descending())).toList();
  }

  private static Top top(Top top, Rewriting names) {
    return new Top(top.count(), top.per().stream().map(names::of).toList(), keys(top.by(), names));
  }

  private static List<Filter> conjuncts(Filter filter) {
    if (filter == null) {
      return List.of();
    }
    return filter instanceof Filter.And and ? and.filters() : List.of(filter);
  }

  private static boolean mentionsTransformed(Filter filter) {
    List<Expression.Column> names = new ArrayList<>();
    References.columns(
        filter,
        c -> {
          if (c.entity() == null) {
            names.add(c);
          }
        });
    return !names.isEmpty();
  }

  Selection selection() {
    return selection;
  }

  List<OutputColumn> columns() {
    return columns;
  }

  List<OutputColumn> dimensions() {
    return columns.subList(0, selection.dimensions().size());
  }

  List<Order> order() {
    return order;
  }

  Top top() {
    return top;
  }

  /** Conditions on groups. */
  List<Filter> having() {
    return having;
  }

  /** Conditions on metrics that are computed from the groups. */
  List<Filter> afterwards() {
    return afterwards;
  }

  /** Every aggregate that must be computed, each once. */
  Set<Aggregate> aggregates() {
    Set<Aggregate> found = new LinkedHashSet<>();
    columns.forEach(c -> References.aggregates(c.expression(), found::add));
    having.forEach(f -> References.aggregates(f, found::add));
    order.forEach(o -> References.aggregates(o.by(), found::add));
    if (top != null) {
      top.per().forEach(e -> References.aggregates(e, found::add));
      top.by().forEach(o -> References.aggregates(o.by(), found::add));
    }
    return found;
  }

  /** Whether the finished rows must be looked at again: ranked, compared or filtered. */
  boolean needsLayer() {
    return top != null || columns.stream().anyMatch(c -> c.transform() != null);
  }
}
