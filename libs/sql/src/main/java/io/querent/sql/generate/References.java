package io.querent.sql.generate;

import io.querent.semantics.ir.Combination;
import io.querent.semantics.ir.Dimension;
import io.querent.semantics.ir.Entity;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Expression.Column;
import io.querent.semantics.ir.Expression.Conditional;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.Metric;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Order;
import io.querent.semantics.ir.Selection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Finds the columns and aggregates that expressions and conditions mention. */
final class References {
  private References() {}

  /**
   * Entities of the columns in a value, conditions inside it included; names without entity left
   * out.
   */
  static Set<String> entities(Expression expression) {
    Set<String> found = new LinkedHashSet<>();
    columns(expression, true, c -> add(found, c));
    return found;
  }

  /** Entities of the columns that a value is made of, the conditions that choose it aside. */
  static Set<String> valueEntities(Expression expression) {
    Set<String> found = new LinkedHashSet<>();
    columns(expression, false, c -> add(found, c));
    return found;
  }

  /**
   * Entities that a condition mentions, those that its nested queries take from outside included.
   */
  static Set<String> entities(Filter filter) {
    Set<String> found = new LinkedHashSet<>();
    columns(filter, c -> add(found, c));
    return found;
  }

  private static void add(Set<String> found, Column column) {
    if (column.entity() != null) {
      found.add(column.entity());
    }
  }

  static void columns(Expression expression, boolean conditions, Consumer<Column> found) {
    if (expression instanceof Column column) {
      found.accept(column);
    }
    if (conditions && expression instanceof Conditional conditional) {
      columns(conditional.condition(), found);
    }
    if (conditions && expression instanceof Aggregate a && a.entity() != null) {
      found.accept(new Column(a.entity(), "*"));
    }
    expression.parts().forEach(p -> columns(p, conditions, found));
  }

  static void columns(Filter filter, Consumer<Column> found) {
    switch (filter) {
      case Filter.And and -> and.filters().forEach(f -> columns(f, found));
      case Filter.Or or -> or.filters().forEach(f -> columns(f, found));
      case Filter.Not not -> columns(not.filter(), found);
      case Filter.Exists exists -> {
        exists.on().forEach(pair -> found.accept(pair.outer()));
        free(exists.query(), found);
      }
      case Filter.Comparison c -> {
        columns(c.left(), true, found);
        if (c.right() != null) {
          columns(c.right(), found);
        }
      }
    }
  }

  private static void columns(Operand operand, Consumer<Column> found) {
    switch (operand) {
      case Operand.Single(Expression e) -> columns(e, true, found);
      case Operand.Several(List<Expression> all) -> all.forEach(e -> columns(e, true, found));
      case Operand.Range(Expression low, Expression high) -> {
        columns(low, true, found);
        columns(high, true, found);
      }
      case Operand.During _ -> {}
      case Operand.Nested nested -> free(nested.query(), found);
    }
  }

  /** The columns of a nested query that belong to none of its own entities. */
  private static void free(Ir query, Consumer<Column> found) {
    switch (query) {
      case Combination c -> c.queries().forEach(q -> free(q, found));
      case Selection s -> {
        Set<String> own = new LinkedHashSet<>(s.entities().stream().map(Entity::alias).toList());
        all(
            s,
            c -> {
              if (c.entity() != null && !own.contains(c.entity())) {
                found.accept(c);
              }
            });
      }
    }
  }

  /** Every column of a selection, those of its nested queries' outer references included. */
  static void all(Selection s, Consumer<Column> found) {
    for (Dimension d : s.dimensions()) {
      columns(d.expression(), true, found);
    }
    for (Metric m : s.metrics()) {
      columns(m.expression(), true, found);
      if (m.filter() != null) {
        columns(m.filter(), found);
      }
    }
    if (s.filter() != null) {
      columns(s.filter(), found);
    }
    if (s.having() != null) {
      columns(s.having(), found);
    }
    for (Order o : s.order()) {
      columns(o.by(), true, found);
    }
    if (s.top() != null) {
      s.top().per().forEach(e -> columns(e, true, found));
      s.top().by().forEach(o -> columns(o.by(), true, found));
    }
  }

  /** The aggregates in a value, those in its conditions included. */
  static void aggregates(Expression expression, Consumer<Aggregate> found) {
    if (expression instanceof Aggregate aggregate) {
      found.accept(aggregate);
      return;
    }
    if (expression instanceof Conditional conditional) {
      aggregates(conditional.condition(), found);
    }
    expression.parts().forEach(p -> aggregates(p, found));
  }

  static void aggregates(Filter filter, Consumer<Aggregate> found) {
    switch (filter) {
      case Filter.And and -> and.filters().forEach(f -> aggregates(f, found));
      case Filter.Or or -> or.filters().forEach(f -> aggregates(f, found));
      case Filter.Not not -> aggregates(not.filter(), found);
      case Filter.Exists _ -> {}
      case Filter.Comparison c -> {
        aggregates(c.left(), found);
        switch (c.right()) {
          case null -> {}
          case Operand.Single(Expression e) -> aggregates(e, found);
          case Operand.Several(List<Expression> all) -> all.forEach(e -> aggregates(e, found));
          case Operand.Range(Expression low, Expression high) -> {
            aggregates(low, found);
            aggregates(high, found);
          }
          case Operand.During _, Operand.Nested _ -> {}
        }
      }
    }
  }

  /**
   * Whether a value or a condition in it holds a parameter, so that its text cannot be repeated.
   */
  static boolean hasParameter(Expression expression) {
    return expression.any(
        e ->
            e instanceof Expression.Parameter
                || e instanceof Conditional c && hasParameter(c.condition()));
  }

  private static boolean hasParameter(Filter filter) {
    return switch (filter) {
      case Filter.And and -> and.filters().stream().anyMatch(References::hasParameter);
      case Filter.Or or -> or.filters().stream().anyMatch(References::hasParameter);
      case Filter.Not not -> hasParameter(not.filter());
      case Filter.Exists _ -> true;
      case Filter.Comparison c ->
          hasParameter(c.left())
              || switch (c.right()) {
                case null -> false;
                case Operand.Single(Expression e) -> hasParameter(e);
                case Operand.Several(List<Expression> all) ->
                    all.stream().anyMatch(References::hasParameter);
                case Operand.Range(Expression low, Expression high) ->
                    hasParameter(low) || hasParameter(high);
                case Operand.During _ -> false;
                case Operand.Nested _ -> true;
              };
    };
  }
}
