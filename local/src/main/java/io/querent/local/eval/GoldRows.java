package io.querent.local.eval;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a gold SQL text returns by plain JDBC.
 *
 * @param ranks one number for each row, rising with the order that the text asks for, equal where
 *     it leaves the order open; empty when it asks for none
 */
record GoldRows(RowBag bag, Optional<List<Integer>> ranks) {

  private static final int MOST_ROWS = 200_000;
  private static final int PATIENCE_SECONDS = 60;

  static GoldRows read(Connection connection, String sql) throws SQLException {
    RowBag bag = rows(connection, sql);
    Optional<GoldOrder> order = GoldOrder.of(sql);
    return new GoldRows(bag, order.map(o -> ranks(connection, bag, o)));
  }

  private static List<Integer> ranks(Connection connection, RowBag bag, GoldOrder order) {
    Optional<String> withKeys = order.withKeys(bag.columns());
    if (withKeys.isPresent()) {
      try {
        RowBag keyed = rows(connection, withKeys.get());
        if (keyed.rows().size() == bag.rows().size()) {
          return ranks(keyed, bag.columns(), order.positions());
        }
      } catch (SQLException e) {
        // The keys cannot be selected in that place: every row keeps its own.
        return distinct(bag);
      }
    }
    return distinct(bag);
  }

  private static List<Integer> distinct(RowBag bag) {
    List<Integer> ranks = new ArrayList<>();
    for (int row = 0; row < bag.rows().size(); row++) {
      ranks.add(row);
    }
    return ranks;
  }

  private static List<Integer> ranks(RowBag keyed, int columns, List<Integer> positions) {
    List<Integer> ranks = new ArrayList<>();
    List<Object> last = null;
    int rank = 0;
    for (List<Object> row : keyed.rows()) {
      List<Object> key = new ArrayList<>(row.subList(columns, row.size()));
      positions.forEach(position -> key.add(row.get(position)));
      if (last != null && !last.equals(key)) {
        rank++;
      }
      ranks.add(rank);
      last = key;
    }
    return ranks;
  }

  private static RowBag rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(PATIENCE_SECONDS);
      statement.setMaxRows(MOST_ROWS);
      try (ResultSet rows = statement.executeQuery(sql)) {
        ResultSetMetaData columns = rows.getMetaData();
        List<List<Object>> all = new ArrayList<>();
        while (rows.next()) {
          List<Object> row = new ArrayList<>();
          for (int column = 1; column <= columns.getColumnCount(); column++) {
            row.add(value(rows, columns, column));
          }
          all.add(row);
        }
        return RowBag.of(columns.getColumnCount(), all);
      }
    }
  }

  private static Object value(ResultSet rows, ResultSetMetaData columns, int column)
      throws SQLException {
    String type = columns.getColumnTypeName(column).toLowerCase(Locale.ROOT);
    return type.equals("timestamptz")
        ? rows.getObject(column, OffsetDateTime.class)
        : rows.getObject(column);
  }
}
