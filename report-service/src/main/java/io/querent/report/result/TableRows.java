package io.querent.report.result;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rows of a result in memory.
 *
 * @param total how many the result has
 * @param whole whether these are all of them
 */
public record TableRows(List<String> columns, List<List<Object>> rows, long total, boolean whole) {

  /** The first rows of a result. */
  public static TableRows of(List<String> columns, List<List<Object>> rows, long total) {
    return new TableRows(columns, rows, total, rows.size() >= total);
  }

  /** The position of a column; letter case only matters when two differ by nothing else. */
  public Optional<Integer> position(String column) {
    int exact = columns.indexOf(column);
    return exact >= 0
        ? Optional.of(exact)
        : IntStream.range(0, columns.size())
            .filter(i -> columns.get(i).equalsIgnoreCase(column))
            .boxed()
            .findFirst();
  }

  /** The values of a column, without nulls. */
  public List<Object> values(int position) {
    return rows.stream()
        .map(row -> position < row.size() ? row.get(position) : null)
        .filter(Objects::nonNull)
        .toList();
  }

  /** A cell as a number; empty when it is none, or not finite. */
  public static Optional<BigDecimal> number(Object cell) {
    return switch (cell) {
      case null -> Optional.empty();
      case BigDecimal number -> Optional.of(number);
      case Boolean _ -> Optional.empty();
      default -> {
        try {
          yield Optional.of(new BigDecimal(cell.toString().strip()));
        } catch (NumberFormatException e) {
          yield Optional.empty();
        }
      }
    };
  }

  /** No more than so many of them. */
  public TableRows first(int most) {
    return rows.size() <= most ? this : new TableRows(columns, rows.subList(0, most), total, false);
  }
}
