package io.querent.semantics.ir;

import java.util.List;

/** The right side of a comparison. */
public sealed interface Operand {

  /** A literal, a parameter, or an expression over other columns. */
  record Single(Expression expression) implements Operand {
    public static Single of(Object literal) {
      return new Single(new Expression.Literal(literal));
    }
  }

  /** Values for {@code in}, or a parameter that holds an array. */
  record Several(List<Expression> expressions) implements Operand {
    public Several {
      expressions = List.copyOf(expressions);
      if (expressions.isEmpty()) {
        throw new IllegalArgumentException("a list of values needs at least one");
      }
    }
  }

  /** Both ends of {@code between}, included. */
  record Range(Expression low, Expression high) implements Operand {}

  /** A stretch of the calendar. */
  record During(Period period) implements Operand {}

  /**
   * A nested query: one column for {@code in}, one row of one column for a comparison.
   *
   * @param correlate columns of the nested query's first entity that must equal the same columns
   *     outside, for 'above the average of its own category'; usually empty
   */
  record Nested(Ir query, List<Expression.Column> correlate) implements Operand {
    public Nested {
      correlate = correlate == null ? List.of() : List.copyOf(correlate);
    }
  }
}
