package io.querent.report.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.contracts.datasource.ColumnView;
import java.math.BigDecimal;
import java.util.ArrayList;
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
    List<List<JsonNode>> added,
    List<List<JsonNode>> removed,
    List<Changed> changed,
    Counts counts,
    boolean truncated) {
  private static final int MOST_SHOWN = 500;

  /** A row whose key is in both, with the columns that differ. */
  record Changed(
      List<JsonNode> key, List<JsonNode> before, List<JsonNode> after, List<String> columns) {}

  /** How many rows of each kind there are, shown or not. */
  record Counts(long added, long removed, long changed, long same) {}

  /** The rows of one side, in the order of the columns. */
  record Side(String run, List<List<JsonNode>> rows, boolean whole) {}

  static RunComparison of(Side run, Side with, List<ColumnView> columns, List<String> keys) {
    List<String> names = columns.stream().map(ColumnView::name).toList();
    List<Integer> places = keys.stream().map(names::indexOf).toList();
    Map<List<Object>, List<JsonNode>> before = byKey(with.rows(), places);
    List<List<JsonNode>> added = new ArrayList<>();
    List<Changed> changed = new ArrayList<>();
    long same = 0;
    for (Map.Entry<List<Object>, List<JsonNode>> now : byKey(run.rows(), places).entrySet()) {
      List<JsonNode> earlier = before.remove(now.getKey());
      if (earlier == null) {
        added.add(now.getValue());
        continue;
      }
      List<String> differing = differing(names, earlier, now.getValue());
      if (differing.isEmpty()) {
        same++;
      } else {
        List<JsonNode> key = places.stream().map(now.getValue()::get).toList();
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
        !run.whole() || !with.whole() || longer(added, changed, before));
  }

  private static boolean longer(List<?> added, List<?> changed, Map<?, ?> removed) {
    return added.size() > MOST_SHOWN || changed.size() > MOST_SHOWN || removed.size() > MOST_SHOWN;
  }

  private static <T> List<T> first(List<T> all) {
    return all.size() <= MOST_SHOWN ? all : List.copyOf(all.subList(0, MOST_SHOWN));
  }

  /** Rows by key; rows of the same key are told apart by their number. */
  private static Map<List<Object>, List<JsonNode>> byKey(
      List<List<JsonNode>> rows, List<Integer> places) {
    Map<List<Object>, List<JsonNode>> byKey = new LinkedHashMap<>();
    Map<List<Object>, Integer> seen = new LinkedHashMap<>();
    for (List<JsonNode> row : rows) {
      List<Object> key = new ArrayList<>();
      places.forEach(place -> key.add(value(row.get(place))));
      key.add(seen.merge(List.copyOf(key), 1, Integer::sum));
      byKey.put(key, row);
    }
    return byKey;
  }

  private static List<String> differing(
      List<String> names, List<JsonNode> before, List<JsonNode> after) {
    List<String> differing = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!value(before.get(i)).equals(value(after.get(i)))) {
        differing.add(names.get(i));
      }
    }
    return differing;
  }

  /** A cell that equals another one of the same value: 1 and 1.0 are the same number. */
  private static Object value(JsonNode cell) {
    if (cell == null || cell.isNull()) {
      return "null:";
    }
    if (cell.isNumber()) {
      BigDecimal number = cell.decimalValue();
      return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
    return "text:" + cell.asText();
  }
}
