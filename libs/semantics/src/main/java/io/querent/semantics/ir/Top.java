package io.querent.semantics.ir;

import java.util.List;

/**
 * The first {@code count} rows of every group.
 *
 * @param per the grouping values, names of dimensions or expressions
 * @param by what ranks rows within a group
 */
public record Top(int count, List<Expression> per, List<Order> by) {
  public Top {
    if (count < 1) {
      throw new IllegalArgumentException("'top' needs n of at least 1");
    }
    per = List.copyOf(per);
    by = List.copyOf(by);
    if (by.isEmpty()) {
      throw new IllegalArgumentException("'top' needs 'by', what ranks the rows of a group");
    }
  }
}
