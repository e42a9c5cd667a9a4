package io.querent.local.eval;

import java.util.List;

/**
 * Rows of a result, each value as {@link Cell#of} makes it. Their order may or may not matter.
 *
 * @param columns how many values each row has
 */
record RowBag(int columns, List<List<Object>> rows) {

  RowBag {
    for (List<Object> row : rows) {
      if (row.size() != columns) {
        throw new IllegalArgumentException(
            "a row has %d values instead of %d".formatted(row.size(), columns));
      }
    }
  }

  /** Brings raw values into the form that is compared. */
  static RowBag of(int columns, List<? extends List<?>> rows) {
    return new RowBag(
        columns, rows.stream().map(row -> row.stream().<Object>map(Cell::of).toList()).toList());
  }
}
