package io.querent.nlq.eval;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of a query, comparable with another's. */
public record Rows(int width, List<List<Object>> rows) {

  static Rows of(Connection connection, String sql, List<Object> parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(20);
      for (int i = 0; i < parameters.size(); i++) {
        Object value = parameters.get(i);
        statement.setObject(
            i + 1, value instanceof Number || value == null ? value : value.toString());
      }
      try (ResultSet result = statement.executeQuery()) {
        int width = result.getMetaData().getColumnCount();
        List<List<Object>> rows = new ArrayList<>();
        while (result.next() && rows.size() < 20_000) {
          List<Object> row = new ArrayList<>();
          for (int i = 1; i <= width; i++) {
            row.add(normal(result.getObject(i)));
          }
          rows.add(row);
        }
        return new Rows(width, rows);
      }
    }
  }

  private static Object normal(Object value) {
    if (value instanceof Number number) {
      return Math.rint(number.doubleValue() * 10_000) / 10_000 + 0.0;
    }
    if (value == null) {
      return "\u0000null";
    }
    String text = value.toString();
    if (text.matches("-?\\d{1,15}(\\.\\d+)?")) {
      return Math.rint(Double.parseDouble(text) * 10_000) / 10_000 + 0.0;
    }
    return text;
  }

  /** Whether some choice of these columns has exactly the rows of the gold result. */
  public boolean contains(Rows gold, boolean ordered) {
    if (rows.size() != gold.rows.size() || width < gold.width) {
      return false;
    }
    if (gold.rows.isEmpty()) {
      return true;
    }
    return assign(gold, new int[gold.width], 0, ordered);
  }

  private boolean assign(Rows gold, int[] columns, int at, boolean ordered) {
    if (at == gold.width) {
      return ordered
          ? project(columns).equals(gold.rows)
          : bag(project(columns)).equals(bag(gold.rows));
    }
    for (int candidate = 0; candidate < width; candidate++) {
      if (!used(columns, at, candidate) && sameValues(gold, at, candidate)) {
        columns[at] = candidate;
        if (assign(gold, columns, at + 1, ordered)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean used(int[] columns, int at, int candidate) {
    for (int i = 0; i < at; i++) {
      if (columns[i] == candidate) {
        return true;
      }
    }
    return false;
  }

  private boolean sameValues(Rows gold, int goldColumn, int column) {
    Map<Object, Integer> counts = new HashMap<>();
    rows.forEach(r -> counts.merge(r.get(column), 1, Integer::sum));
    for (List<Object> row : gold.rows) {
      Integer left = counts.merge(row.get(goldColumn), -1, Integer::sum);
      if (left < 0) {
        return false;
      }
    }
    return true;
  }

  private List<List<Object>> project(int[] columns) {
    List<List<Object>> projected = new ArrayList<>();
    for (List<Object> row : rows) {
      List<Object> values = new ArrayList<>();
      for (int column : columns) {
        values.add(row.get(column));
      }
      projected.add(values);
    }
    return projected;
  }

  private static Map<List<Object>, Integer> bag(List<List<Object>> rows) {
    Map<List<Object>, Integer> bag = new HashMap<>();
    rows.forEach(r -> bag.merge(r, 1, Integer::sum));
    return bag;
  }
}
