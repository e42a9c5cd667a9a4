package io.querent.datasource.query;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.datasource.connector.EngineThreads;
import io.querent.datasource.connector.JdbcConnector;
import io.querent.datasource.connector.JdbcFailures;
import io.querent.datasource.connector.Pools;
import io.querent.datasource.query.result.ArrowResult;
import io.querent.datasource.query.result.ResultBuffer;
import io.querent.datasource.registry.Datasources;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jboss.logging.Logger;

/** Runs guarded statements over JDBC, read-only, with a deadline, and stops them when asked to. */
@ApplicationScoped
public class JdbcExecution {
  private static final Logger LOG = Logger.getLogger(JdbcExecution.class);
  private static final int FETCH_ROWS = 2_000;
  private static final int MOST_READINGS = 5;
  private static final long ARROW_MEMORY = 512L << 20;
  private static final long ARROW_MEMORY_PER_QUERY = 128L << 20;

  private final Pools pools;
  private final Datasources datasources;
  private final EngineThreads threads;
  private final QueryConfiguration configuration;
  private final BufferAllocator memory = new RootAllocator(ARROW_MEMORY);
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("query-deadlines").daemon().factory());

  @Inject
  public JdbcExecution(
      Pools pools,
      Datasources datasources,
      EngineThreads threads,
      QueryConfiguration configuration) {
    this.pools = pools;
    this.datasources = datasources;
    this.threads = threads;
    this.configuration = configuration;
  }

  /** Runs a plan to its last row. */
  Outcome run(Plan plan, JdbcConnector connector, Cancellation cancellation) {
    ScheduledFuture<?> deadline =
        deadlines.schedule(
            () -> cancellation.cancel(Cancellation.Reason.TIME_IS_UP),
            plan.timeout().toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      Outcome outcome = threads.call(connector, () -> read(plan, connector, cancellation));
      failIfCancelled(plan, cancellation, outcome);
      return outcome;
    } catch (SQLException e) {
      failIfCancelled(plan, cancellation, null);
      throw JdbcFailures.problem(connector, e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a result could not be read", e);
    } finally {
      deadline.cancel(false);
    }
  }

  private static void failIfCancelled(Plan plan, Cancellation cancellation, Outcome outcome) {
    Cancellation.Reason reason = cancellation.reason();
    if (reason == null) {
      return;
    }
    if (outcome != null) {
      close(outcome.rows());
    }
    throw switch (reason) {
      case CALLER_GONE ->
          new ProblemException(ErrorCode.CANCELLED, "The caller went away; the statement stopped.");
      case TIME_IS_UP ->
          new ProblemException(
              ErrorCode.QUERY_TIMEOUT,
              "The statement did not end within %d ms and was stopped. Ask for less, or allow more time."
                  .formatted(plan.timeout().toMillis()));
    };
  }

  private Outcome read(Plan plan, JdbcConnector connector, Cancellation cancellation)
      throws SQLException, IOException {
    try (Connection connection =
            pools.borrow(
                plan.datasource().key(), connector, datasources.settings(plan.datasource()));
        BufferAllocator allocator = memory.newChildAllocator("query", 0, ARROW_MEMORY_PER_QUERY)) {
      connection.setAutoCommit(false);
      try {
        return read(plan, connector, connection, allocator, cancellation);
      } finally {
        connection.rollback();
      }
    }
  }

  private Outcome read(
      Plan plan,
      JdbcConnector connector,
      Connection connection,
      BufferAllocator allocator,
      Cancellation cancellation)
      throws SQLException, IOException {
    ArrowResult result = new ArrowResult(allocator, plan.limit(), plan.previewRows());
    try (PreparedStatement statement = connection.prepareStatement(plan.guarded())) {
      statement.setFetchSize(FETCH_ROWS);
      Parameters.bind(connection, statement, plan.parameters());
      cancellation.onCancel(() -> cancel(statement));
      try {
        for (int reading = 0; reading < MOST_READINGS; reading++) {
          Outcome outcome = read(plan, connector, statement, result, cancellation);
          if (outcome != null) {
            return outcome;
          }
        }
      } finally {
        cancellation.onCancel(null);
      }
    }
    throw new ProblemException(
        ErrorCode.STATEMENT_FAILED,
        "Columns of the result hold values of many types; cast them to one in the statement.");
  }

  /** One reading; null when it has to be done again with wider columns. */
  private Outcome read(
      Plan plan,
      JdbcConnector connector,
      PreparedStatement statement,
      ArrowResult result,
      Cancellation cancellation)
      throws SQLException, IOException {
    ResultBuffer buffer =
        new ResultBuffer(
            configuration.resultInMemory().asLongValue(),
            configuration.maxResultSize().asLongValue());
    boolean kept = false;
    try (ResultSet rows = statement.executeQuery()) {
      ArrowResult.Summary summary =
          result.write(new StatementRows(connector, rows, plan.columns(), cancellation), buffer);
      kept = summary != null;
      return kept ? new Outcome(buffer, summary) : null;
    } finally {
      if (!kept) {
        close(buffer);
      }
    }
  }

  /** Stopping is best effort: the statement may have ended meanwhile. */
  private static void cancel(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      LOG.debug("a statement could not be cancelled", e);
    }
  }

  private static void close(ResultBuffer buffer) {
    try {
      buffer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @PreDestroy
  void stop() {
    deadlines.shutdownNow();
    memory.close();
  }
}
