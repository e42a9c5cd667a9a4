package io.querent.semantics.ir;

import java.util.List;
import java.util.Objects;

/** A condition on rows, or after aggregation on groups. */
public sealed interface Filter {

  /**
   * {@code left operator right}.
   *
   * @param right null for {@code is null} and {@code is not null} only
   */
  record Comparison(Expression left, Operator operator, Operand right) implements Filter {
    public Comparison {
      Objects.requireNonNull(left, "a comparison needs a field");
      Objects.requireNonNull(operator, "a comparison needs an op");
      if (operator.takesOperand() != (right != null)) {
        throw new IllegalArgumentException(
            "'%s' %s a value"
                .formatted(operator.word(), operator.takesOperand() ? "needs" : "takes no"));
      }
    }
  }

  /** All hold; true when empty. */
  record And(List<Filter> filters) implements Filter {
    public And {
      filters = List.copyOf(filters);
    }
  }

  /** At least one holds. */
  record Or(List<Filter> filters) implements Filter {
    public Or {
      filters = List.copyOf(filters);
      if (filters.isEmpty()) {
        throw new IllegalArgumentException("'or' needs at least one condition");
      }
    }
  }

  /** Does not hold. */
  record Not(Filter filter) implements Filter {}

  /**
   * Some (or with {@code negated} no) row of the nested query relates to the outer row.
   *
   * @param query its entities relate to the outer ones by {@code on} or else by the relationship
   *     graph
   * @param on explicit pairs, outer column to inner column; empty to follow the relationship graph
   */
  record Exists(Selection query, boolean negated, List<Correlation> on) implements Filter {
    public Exists {
      on = on == null ? List.of() : List.copyOf(on);
    }
  }

  /** An outer and an inner column that must be equal. */
  record Correlation(Expression.Column outer, Expression.Column inner) {}

  /** This and another one, flattened; either may be null. */
  static Filter and(Filter left, Filter right) {
    if (left == null) {
      return right;
    }
    if (right == null) {
      return left;
    }
    List<Filter> all =
        new java.util.ArrayList<>(left instanceof And a ? a.filters() : List.of(left));
    all.addAll(right instanceof And b ? b.filters() : List.of(right));
    return new And(all);
  }
}
