package io.querent.datasource.learn.profile;

import io.querent.datasource.connector.JdbcConnector;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Profiles a table in one pass: all rows of a small one, a sample spread over a large one, the
 * first rows where the engine can do no better.
 */
public record TableScan(JdbcConnector connector, ScanLimits limits) {
  private static final int FETCH = 2_000;
  private static final int MANY_VALUES = 5_000;

  /** Reads the table over a connection whose transactions the caller ends. */
  public ProfiledTable read(Connection connection, Table table) throws SQLException {
    boolean large = table.rowCount() != null && table.rowCount() > limits.wholeUpTo();
    if (large) {
      return sample(connection, table, rows(connection, table));
    }
    long most = table.kind().equals("view") ? limits.sampleRows() : limits.wholeUpTo();
    Samplers samplers = new Samplers(table);
    boolean whole = samplers.read(connection, connector.head(table, most + 1), most);
    if (whole) {
      return samplers.finished(samplers.rows, true);
    }
    return table.kind().equals("view")
        ? samplers.finished(null, false)
        : sample(connection, table, count(connection, table));
  }

  private ProfiledTable sample(Connection connection, Table table, long rows) throws SQLException {
    Samplers samplers = new Samplers(table);
    Optional<String> sample = connector.sample(table, rows, limits.sampleRows());
    if (sample.isPresent()) {
      samplers.read(connection, sample.get(), Long.MAX_VALUE);
    }
    if (samplers.rows == 0) {
      samplers.read(connection, connector.head(table, limits.sampleRows()), Long.MAX_VALUE);
    }
    return samplers.finished(rows, false);
  }

  /** The rows of a large table: the engine's estimate, unless they are to be counted and can be. */
  private long rows(Connection connection, Table table) throws SQLException {
    if (!limits.exactCounts()) {
      return table.rowCount();
    }
    try {
      return count(connection, table);
    } catch (SQLException e) {
      connection.rollback();
      return table.rowCount();
    }
  }

  private long count(Connection connection, Table table) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(limits.timeoutSeconds());
      try (ResultSet row =
          statement.executeQuery("SELECT count(*) FROM " + connector.quoted(table))) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** One sampler per column, fed row by row. */
  private final class Samplers {
    private final Table table;
    private final List<ColumnSampler> columns;
    private long rows;

    Samplers(Table table) {
      this.table = table;
      this.columns =
          table.columns().stream()
              .map(c -> new ColumnSampler(c, connector.typesFromValues(), limits))
              .toList();
    }

    /** Reads at most so many rows; false when there was one more. */
    boolean read(Connection connection, String sql, long most) throws SQLException {
      if (columns.isEmpty()) {
        return true;
      }
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(FETCH);
        statement.setQueryTimeout(limits.timeoutSeconds());
        try (ResultSet result = statement.executeQuery(sql)) {
          while (result.next()) {
            if (rows == most) {
              return false;
            }
            rows++;
            for (int i = 0; i < columns.size(); i++) {
              columns.get(i).add(connector.sampled(result, i + 1));
            }
          }
        }
      }
      return true;
    }

    ProfiledTable finished(Long rowCount, boolean whole) {
      List<Column> profiled = new ArrayList<>();
      Map<String, ValueSet> values = new HashMap<>();
      List<String> padded = new ArrayList<>();
      for (ColumnSampler sampler : columns) {
        Column column = sampler.column(whole);
        profiled.add(column);
        if (sampler.isPadded()) {
          padded.add(column.name());
        }
        if (isWorthKeeping(column, sampler)) {
          values.put(column.name(), sampler.values());
        }
      }
      Table complete =
          new Table(
              table.schema(),
              table.name(),
              table.kind(),
              table.comment(),
              rowCount,
              profiled,
              table.primaryKey(),
              table.indexes());
      return new ProfiledTable(complete, whole, values, padded);
    }

    /** Long lists of values are kept only where a relationship is likely to need them. */
    private boolean isWorthKeeping(Column column, ColumnSampler sampler) {
      boolean comparable =
          column.type().isNumeric()
              || column.type() == ColumnType.STRING
              || column.type() == ColumnType.UUID;
      boolean keyLike =
          table.primaryKey().contains(column.name())
              || table.indexes().stream().anyMatch(i -> i.columns().contains(column.name()))
              || column.type() == ColumnType.INTEGER
              || column.type() == ColumnType.UUID;
      return comparable
          && !sampler.isCrowded()
          && (keyLike || sampler.values().size() <= MANY_VALUES);
    }
  }
}
