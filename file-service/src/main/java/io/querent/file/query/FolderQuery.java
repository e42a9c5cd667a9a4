package io.querent.file.query;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.file.dataset.FolderDatabase;
import io.querent.file.engine.RunningStatement;
import io.querent.sql.guard.Verdict;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;

/** Runs one proven statement over the tables of a folder and hands its rows on as Arrow. */
final class FolderQuery {
  private static final int BATCH_ROWS = 8_192;

  private final FolderDatabase database;
  private final BufferAllocator allocator;
  private final RunningStatement running;

  FolderQuery(FolderDatabase database, BufferAllocator allocator, RunningStatement running) {
    this.database = database;
    this.allocator = allocator;
    this.running = running;
  }

  /** What becomes of the rows. */
  @FunctionalInterface
  interface Rows<T> {
    T take(ArrowReader rows, Finding finding) throws IOException, SQLException;
  }

  /**
   * How it went so far.
   *
   * @param warnings of the guard
   */
  record Finding(double guardMs, double executeMs, List<String> warnings) {}

  /** Proves and runs the statement; at most {@code rowLimit + 1} rows come out. */
  <T> T run(String sql, List<Object> parameters, long rowLimit, Rows<T> rows)
      throws IOException, SQLException {
    long start = System.nanoTime();
    try (DuckDBConnection connection = database.connect()) {
      Verdict.Allowed proven = proven(sql, rowLimit, connection);
      long guarded = System.nanoTime();
      try (PreparedStatement statement = connection.prepareStatement(proven.sql())) {
        bind(statement, parameters, connection);
        try (DuckDBResultSet result = (DuckDBResultSet) running.with(statement).executeQuery();
            ArrowReader arrow = (ArrowReader) result.arrowExportStream(allocator, BATCH_ROWS)) {
          Finding finding =
              new Finding(
                  millis(start, guarded), millis(guarded, System.nanoTime()), proven.warnings());
          return rows.take(arrow, finding);
        }
      }
    }
  }

  private Verdict.Allowed proven(String sql, long rowLimit, Connection connection)
      throws SQLException {
    try {
      return StatementProof.prove(sql, database.catalogue(), rowLimit + 1, connection);
    } catch (ProblemException e) {
      throw e.code() == ErrorCode.UNKNOWN_TABLE ? explained(e, sql) : e;
    }
  }

  /** An unknown table may be one whose file is broken. */
  private ProblemException explained(ProblemException unknown, String sql) {
    return database.broken().entrySet().stream()
        .filter(table -> sql.contains(table.getKey()))
        .findFirst()
        .map(
            table ->
                new ProblemException(
                    ErrorCode.DATASOURCE_UNREACHABLE,
                    "The table %s cannot be read: %s".formatted(table.getKey(), table.getValue())))
        .orElse(unknown);
  }

  private static void bind(
      PreparedStatement statement, List<Object> parameters, DuckDBConnection connection)
      throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      Object value = parameters.get(i);
      if (value instanceof List<?> list) {
        statement.setObject(i + 1, connection.createArrayOf(elementType(list), list.toArray()));
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }

  private static String elementType(List<?> list) {
    boolean whole = list.stream().allMatch(v -> v instanceof Integer || v instanceof Long);
    return whole
        ? "BIGINT"
        : list.stream().allMatch(Number.class::isInstance) ? "DOUBLE" : "VARCHAR";
  }

  private static double millis(long from, long to) {
    return (to - from) / 1e6;
  }
}
