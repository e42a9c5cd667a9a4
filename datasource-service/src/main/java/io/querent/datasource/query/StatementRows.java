package io.querent.datasource.query;

import io.querent.datasource.connector.JdbcConnector;
import io.querent.datasource.query.result.RowSource;
import io.querent.semantics.catalog.ColumnType;
import io.querent.sql.ResultColumn;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a running statement. */
final class StatementRows implements RowSource {
  private final JdbcConnector connector;
  private final ResultSet result;
  private final Cancellation cancellation;
  private final List<Column> columns = new ArrayList<>();

  StatementRows(
      JdbcConnector connector,
      ResultSet result,
      List<ResultColumn> expected,
      Cancellation cancellation)
      throws SQLException {
    this.connector = connector;
    this.result = result;
    this.cancellation = cancellation;
    ResultSetMetaData metaData = result.getMetaData();
    boolean known = expected.size() == metaData.getColumnCount();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      ColumnType hint = known ? expected.get(i - 1).type() : null;
      columns.add(new Column(metaData.getColumnLabel(i), connector.resultType(metaData, i), hint));
    }
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public Object[] next() throws SQLException {
    if (cancellation.reason() != null || !result.next()) {
      return null;
    }
    Object[] row = new Object[columns.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = connector.resultValue(result, i + 1, columns.get(i).type());
    }
    return row;
  }
}
