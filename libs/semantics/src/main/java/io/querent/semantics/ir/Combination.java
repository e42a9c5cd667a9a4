package io.querent.semantics.ir;

import java.util.List;
import java.util.Objects;

/**
 * Results combined as sets, column by column in order. The first query names the columns.
 *
 * @param queries at least two, each with the same number of columns
 */
public record Combination(
    SetOperator operator, List<Ir> queries, List<Order> order, Integer limit, Integer offset)
    implements Ir {

  /** How sets combine; only {@code UNION_ALL} keeps duplicates. */
  public enum SetOperator {
    UNION,
    UNION_ALL,
    INTERSECT,
    EXCEPT;

    /** The operator's key in the IR. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public Combination {
    Objects.requireNonNull(operator, "a combination needs an operator");
    queries = List.copyOf(queries);
    order = order == null ? List.of() : List.copyOf(order);
    if (queries.size() < 2) {
      throw new IllegalArgumentException(
          "'%s' needs at least two queries".formatted(operator.word()));
    }
  }
}
