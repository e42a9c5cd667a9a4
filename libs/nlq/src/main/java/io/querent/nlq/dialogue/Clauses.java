package io.querent.nlq.dialogue;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.parse.Condition;
import io.querent.nlq.text.Words;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Operator;
import io.querent.semantics.ir.Period;
import io.querent.semantics.ir.Selection;
import io.querent.semantics.ir.TimeUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Conditions as parts of a heading: 'without orders', 'where status is open', 'last month'. */
final class Clauses {
  private final Naming naming;

  Clauses(Naming naming) {
    this.naming = naming;
  }

  /** A condition on the calendar; empty for others. */
  Optional<String> period(Condition condition) {
    return condition instanceof Condition.Compare c
            && c.operator() == Operator.DURING
            && c.operand() instanceof Operand.During(Period period)
        ? Optional.of(period(period))
        : Optional.empty();
  }

  /** What rows have or lack; empty for other conditions. */
  Optional<String> possession(Condition condition) {
    return Optional.ofNullable(
        switch (condition) {
          case Condition.Has h ->
              (h.negated() ? "without " : "with ") + naming.many(h.table()) + inner(h.inner());
          case Condition.CountOf c ->
              "with "
                  + bound(c.operator())
                  + c.count()
                  + " "
                  + (c.count() == 1 ? naming.one(c.table()) : naming.many(c.table()))
                  + inner(c.inner());
          case Condition.Compare c when c.operator() == Operator.IS_NULL ->
              naming.of(c.column()).endsWith("ed")
                  ? "not " + naming.of(c.column())
                  : "without " + naming.full(c.column());
          case Condition.Compare c when c.operator() == Operator.IS_NOT_NULL ->
              "with " + naming.full(c.column());
          case Condition.MetricOf m ->
              "with "
                  + naming.of(m.metric())
                  + " "
                  + operator(m.operator())
                  + " "
                  + operand(m.operand());
          case Condition.AggregateOf a ->
              "with "
                  + aggregate(a.function().word())
                  + " "
                  + naming.full(a.column())
                  + " "
                  + operator(a.operator())
                  + " "
                  + operand(a.operand());
          default -> null;
        });
  }

  private String inner(List<Condition> conditions) {
    StringBuilder text = new StringBuilder();
    for (Condition condition : conditions) {
      Optional<String> period = period(condition);
      text.append(period.isPresent() ? " " : " where ")
          .append(period.orElseGet(() -> plain(condition)));
    }
    return text.toString();
  }

  /** Any condition. */
  String plain(Condition condition) {
    return switch (condition) {
      case Condition.Compare c -> compare(c);
      case Condition.AnyOf a ->
          a.conditions().stream().map(this::plain).collect(Collectors.joining(" or "));
      case Condition.Both b -> "both " + plain(b.first()) + " and " + plain(b.second());
      case Condition.Negated n -> "not " + plain(n.condition());
      default -> possession(condition).orElse("");
    };
  }

  private String compare(Condition.Compare c) {
    ColumnRef column = c.column();
    String name = naming.isLabel(column) ? naming.one(column.table()) : naming.of(column);
    if (column.isTemporal()
        && c.operand() instanceof Operand.Single
        && when(c.operator()) != null) {
      return name + " " + when(c.operator()) + " " + operand(c.operand());
    }
    if (c.operand() instanceof Operand.Single(Expression.Literal(Boolean value))) {
      boolean yes = value == (c.operator() == Operator.EQ);
      return (yes ? "" : "not ") + name;
    }
    return name
        + " "
        + operator(c.operator())
        + (c.operand() == null ? "" : " " + operand(c.operand()));
  }

  private static String when(Operator operator) {
    return switch (operator) {
      case LT -> "before";
      case LE -> "until";
      case GT -> "after";
      case GE -> "from";
      default -> null;
    };
  }

  private static String bound(Operator operator) {
    return switch (operator) {
      case GT -> "more than ";
      case GE -> "at least ";
      case LT -> "fewer than ";
      case LE -> "at most ";
      default -> "";
    };
  }

  static String aggregate(String function) {
    return switch (function) {
      case "avg" -> "average";
      case "sum" -> "total";
      case "min" -> "lowest";
      case "max" -> "highest";
      default -> function;
    };
  }

  private static String operator(Operator operator) {
    return switch (operator) {
      case EQ, IN -> "is";
      case NE, NOT_IN -> "is not";
      case GT -> "above";
      case GE -> "at least";
      case LT -> "below";
      case LE -> "at most";
      case CONTAINS, LIKE -> "contains";
      case NOT_CONTAINS, NOT_LIKE -> "does not contain";
      case STARTS_WITH -> "starts with";
      case ENDS_WITH -> "ends with";
      default -> operator.word();
    };
  }

  private String operand(Operand operand) {
    return switch (operand) {
      case Operand.Single(Expression expression) -> expression(expression);
      case Operand.Several(List<Expression> values) ->
          values.stream().map(Clauses::expression).collect(Collectors.joining(" or "));
      case Operand.Range(Expression low, Expression high) ->
          expression(low) + " and " + expression(high);
      case Operand.During(Period period) -> period(period);
      case Operand.Nested nested -> nested(nested);
    };
  }

  private static String nested(Operand.Nested nested) {
    boolean average =
        nested.query() instanceof Selection selection
            && selection.metrics().size() == 1
            && selection.metrics().getFirst().expression() instanceof Expression.Aggregate a
            && a.function() == AggregateFunction.AVG;
    if (!average) {
      return "a computed value";
    }
    return nested.correlate().isEmpty() ? "the average" : "the average of the same group";
  }

  private static String period(Period period) {
    return switch (period) {
      case Period.Named(String text) -> text;
      case Period.Last(int count, var unit) ->
          "last " + count + " " + unit.word() + (count == 1 ? "" : "s");
      case Period.Calendar(int offset, var unit) ->
          unit == TimeUnit.DAY && (offset == 0 || offset == -1)
              ? offset == 0 ? "today" : "yesterday"
              : (offset == 0 ? "this " : offset < 0 ? "last " : "next ") + unit.word();
    };
  }

  private static String expression(Expression expression) {
    return switch (expression) {
      case Expression.Literal(Object value) -> String.valueOf(value);
      case Expression.Column(String _, String name) -> String.join(" ", Words.split(name));
      default -> "a computed value";
    };
  }
}
