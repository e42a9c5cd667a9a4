package io.querent.report.run;

import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.report.result.TableRows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two results row by row, found by their keys.
 *
 * @param run the later one; {@code added} rows are only in it
 * @param with the earlier one
 * @param truncated whether only a part of a result was compared
 */
record RunComparison(
    String run,
    String with,
    List<String> keys,
    List<ColumnView> columns,
    List<List<Object>> added,
    List<List<Object>> removed,
    List<Changed> changed,
    Counts counts,
    boolean truncated) {
  private static final int MOST_SHOWN = 500;

  /** A row whose key is in both, with the columns that differ. */
  record Changed(List<Object> key, List<Object> before, List<Object> after, List<String> columns) {}

  /** How many rows of each kind there are, shown or not. */
  record Counts(long added, long removed, long changed, long same) {}

  /** The rows of one run. */
  record Side(String run, TableRows table) {}

  static RunComparison of(Side run, Side with, List<ColumnView> columns, List<String> keys) {
    List<String> names = columns.stream().map(ColumnView::name).toList();
    List<Integer> places = keys.stream().map(names::indexOf).toList();
    Map<List<Object>, List<Object>> before = byKey(with, keys, places);
    List<List<Object>> added = new ArrayList<>();
    List<Changed> changed = new ArrayList<>();
    long same = 0;
    for (Map.Entry<List<Object>, List<Object>> now : byKey(run, keys, places).entrySet()) {
      List<Object> earlier = before.remove(now.getKey());
      if (earlier == null) {
        added.add(now.getValue());
        continue;
      }
      List<String> differing = differing(names, earlier, now.getValue());
      if (differing.isEmpty()) {
        same++;
      } else {
        List<Object> key = places.stream().map(now.getValue()::get).toList();
        changed.add(new Changed(key, earlier, now.getValue(), differing));
      }
    }
    Counts counts = new Counts(added.size(), before.size(), changed.size(), same);
    return new RunComparison(
        run.run(),
        with.run(),
        keys,
        columns,
        first(added),
        first(List.copyOf(before.values())),
        first(changed),
        counts,
        !run.table().whole() || !with.table().whole() || longer(added, changed, before));
  }

  private static boolean longer(List<?> added, List<?> changed, Map<?, ?> removed) {
    return added.size() > MOST_SHOWN || changed.size() > MOST_SHOWN || removed.size() > MOST_SHOWN;
  }

  private static <T> List<T> first(List<T> all) {
    return all.size() <= MOST_SHOWN ? all : List.copyOf(all.subList(0, MOST_SHOWN));
  }

  /** Rows by key; where every column is one, equal rows are told apart by their number. */
  private static Map<List<Object>, List<Object>> byKey(
      Side side, List<String> keys, List<Integer> places) {
    boolean allColumns = places.size() == side.table().columns().size();
    Map<List<Object>, List<Object>> byKey = new LinkedHashMap<>();
    Map<List<Object>, Integer> seen = new HashMap<>();
    for (List<Object> row : side.table().rows()) {
      List<Object> key = new ArrayList<>();
      places.forEach(place -> key.add(value(row.get(place))));
      int times = seen.merge(List.copyOf(key), 1, Integer::sum);
      if (times > 1 && !allColumns) {
        throw ambiguous(side.run(), keys, places.stream().map(row::get).toList());
      }
      key.add(times);
      byKey.put(key, row);
    }
    return byKey;
  }

  private static ProblemException ambiguous(String run, List<String> keys, List<Object> key) {
    return new ProblemException(
        ErrorCode.CONFLICT,
        "Rows cannot be told apart by %s: %s occurs more than once in run %s. Name columns that are different in every row: ?keys=…."
            .formatted(String.join(", ", keys), key, run));
  }

  private static List<String> differing(
      List<String> names, List<Object> before, List<Object> after) {
    List<String> differing = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!value(before.get(i)).equals(value(after.get(i)))) {
        differing.add(names.get(i));
      }
    }
    return differing;
  }

  /** A cell that equals another one of the same value: 1 and 1.0 are the same number. */
  private static Object value(Object cell) {
    return switch (cell) {
      case null -> "null:";
      case Number number ->
          TableRows.number(number)
              .<Object>map(n -> n.signum() == 0 ? BigDecimal.ZERO : n.stripTrailingZeros())
              .orElse("text:" + number);
      default -> "text:" + cell;
    };
  }
}
