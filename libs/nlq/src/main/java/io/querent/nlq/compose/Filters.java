package io.querent.nlq.compose;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.link.Vocabulary;
import io.querent.nlq.parse.Condition;
import io.querent.semantics.catalog.RelationshipGraph;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Dimension;
import io.querent.semantics.ir.Entity;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Function;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Operator;
import io.querent.semantics.ir.Selection;
import java.util.List;
import java.util.Optional;

/** Conditions of a sketch as filters of the IR, seen from the subject. */
final class Filters {
  private final Vocabulary vocabulary;
  private final Table subject;

  Filters(Vocabulary vocabulary, Table subject) {
    this.vocabulary = vocabulary;
    this.subject = subject;
  }

  /** A condition on rows; empty for conditions on groups. */
  Optional<Filter> row(Condition condition) {
    return switch (condition) {
      case Condition.Compare c -> Optional.of(compare(c));
      case Condition.Has h -> Optional.of(has(h));
      case Condition.AnyOf a -> {
        List<Filter> parts = a.conditions().stream().flatMap(c -> row(c).stream()).toList();
        yield parts.isEmpty() ? Optional.empty() : Optional.of(oneOf(parts));
      }
      case Condition.Negated n -> row(n.condition()).map(Filter.Not::new);
      case Condition.Both b ->
          Optional.of(new Filter.And(List.of(some(b.first()), some(b.second()))));
      case Condition.CountOf c -> counted(c);
      case Condition.AggregateOf _, Condition.MetricOf _ -> Optional.empty();
    };
  }

  /** A count as a condition on rows: the key is among those of the groups that satisfy it. */
  Optional<Filter> counted(Condition.CountOf c) {
    if (subject == null || subject.id().equals(c.table().id())) {
      return Optional.empty();
    }
    return among(
        c.table(), new Filter.Comparison(count(c), c.operator(), Operand.Single.of(c.count())));
  }

  /** A metric as a condition on rows, where they themselves are what is counted. */
  Optional<Filter> measured(Condition.MetricOf m, Table counted) {
    return among(
        counted,
        new Filter.Comparison(
            new Expression.Column(null, m.metric().name()), m.operator(), m.operand()));
  }

  private Optional<Filter> among(Table counted, Filter having) {
    return key(counted)
        .map(
            key -> {
              Selection nested =
                  Selection.from(subject.id(), counted.id())
                      .dimension(Dimension.of(key.expression()))
                      .having(having)
                      .build();
              return new Filter.Comparison(
                  key.expression(), Operator.IN, new Operand.Nested(nested, List.of()));
            });
  }

  /** What tells the subject's rows apart: the primary key, else the column that others point to. */
  private Optional<ColumnRef> key(Table other) {
    if (subject.primaryKey().size() == 1) {
      return subject.column(subject.primaryKey().getFirst()).map(c -> new ColumnRef(subject, c));
    }
    return vocabulary
        .path(subject, other)
        .filter(p -> !p.isEmpty() && !p.getFirst().forward())
        .map(p -> p.getFirst().relationship().toColumns())
        .filter(c -> c.size() == 1)
        .flatMap(c -> subject.column(c.getFirst()))
        .map(c -> new ColumnRef(subject, c));
  }

  /** How many rows there are of those that satisfy the inner conditions. */
  static Expression count(Condition.CountOf c) {
    Filters inner = new Filters(null, c.table());
    List<Filter> parts = c.inner().stream().flatMap(i -> inner.row(i).stream()).toList();
    if (parts.isEmpty()) {
      return Expression.Aggregate.countRows(c.table().id());
    }
    Filter filter = parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
    return Expression.Aggregate.of(
        AggregateFunction.SUM,
        new Expression.Conditional(filter, new Expression.Literal(1L), new Expression.Literal(0L)));
  }

  /** Equalities of one column become a list. */
  private static Filter oneOf(List<Filter> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    List<Expression> values = new java.util.ArrayList<>();
    Expression column = null;
    for (Filter part : parts) {
      if (part
              instanceof
              Filter.Comparison(Expression left, Operator op, Operand.Single(Expression.Literal l))
          && op == Operator.EQ
          && (column == null || column.equals(left))) {
        column = left;
        values.add(l);
      } else {
        return new Filter.Or(parts);
      }
    }
    return new Filter.Comparison(column, Operator.IN, new Operand.Several(values));
  }

  private Filter some(Condition condition) {
    if (condition instanceof Condition.Has has) {
      return has(has);
    }
    if (condition instanceof Condition.Compare c && isToMany(c.column().table())) {
      return has(new Condition.Has(c.column().table(), List.of(c), false));
    }
    return row(condition).orElseThrow();
  }

  Filter compare(Condition.Compare c) {
    Expression left = c.column().expression();
    if (c.column().isNumberInText() && !c.column().isYear() && comparesNumbers(c)) {
      left = numeric(c.column());
    }
    return new Filter.Comparison(left, c.operator(), c.operand());
  }

  private static boolean comparesNumbers(Condition.Compare c) {
    return switch (c.operand()) {
      case null -> false;
      case Operand.Single(Expression.Literal(Object value)) -> value instanceof Number;
      case Operand.Range(Expression.Literal(Object value), Expression _) -> value instanceof Number;
      case Operand.Nested _ -> true;
      default -> false;
    };
  }

  /** The column as a number, also when the table keeps numbers as text. */
  static Expression numeric(ColumnRef column) {
    return column.isNumberInText() && !column.isYear()
        ? new Expression.Call(Function.NUMBER, List.of(column.expression()))
        : column.expression();
  }

  private Filter has(Condition.Has has) {
    Selection.Builder nested = Selection.from(has.table().id());
    Filters inner = new Filters(vocabulary, has.table());
    for (Condition condition : has.inner()) {
      inner.row(condition).ifPresent(nested::where);
    }
    bridge(has.table(), nested);
    return new Filter.Exists(nested.build(), has.negated(), List.of());
  }

  /**
   * Tables between the subject and the nested one, so that the nested query meets the subject
   * directly.
   */
  private void bridge(Table table, Selection.Builder nested) {
    if (subject == null) {
      return;
    }
    vocabulary
        .path(table, subject)
        .ifPresent(
            path -> {
              for (RelationshipGraph.Step step : path) {
                if (!step.to().equals(subject.id())) {
                  nested.entity(Entity.of(step.to()));
                }
              }
            });
  }

  boolean isToMany(Table table) {
    if (subject == null || subject.id().equals(table.id())) {
      return false;
    }
    return vocabulary
        .path(subject, table)
        .map(p -> p.stream().anyMatch(s -> !s.forward()))
        .orElse(false);
  }
}
