package io.querent.file.engine;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Statements that work together for one request and end together: when time is up, or when the caller has
 * gone. Closing it means that the work is done.
 */
public final class RunningStatement implements AutoCloseable {
  /** Why the work was ended from outside. */
  public enum End {
    NONE,
    TIMEOUT,
    CANCELLED
  }

  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("statement-clock").factory());

  private final List<Statement> statements = new CopyOnWriteArrayList<>();
  private final ScheduledFuture<?> alarm;
  private volatile End end = End.NONE;

  private RunningStatement(long timeoutMs) {
    alarm =
        timeoutMs <= 0
            ? null
            : CLOCK.scheduleWithFixedDelay(this::expire, timeoutMs, 50, TimeUnit.MILLISECONDS);
  }

  /** Starts the clock; no limit when the time-out is not positive. */
  public static RunningStatement within(long timeoutMs) {
    return new RunningStatement(timeoutMs);
  }

  /** Ends this statement too when the work ends. */
  public <S extends Statement> S with(S statement) {
    statements.add(statement);
    if (end != End.NONE) {
      interrupt();
    }
    return statement;
  }

  /** Ends the work because nobody waits for it any more. */
  public void cancel() {
    if (end == End.NONE) {
      end = End.CANCELLED;
    }
    interrupt();
  }

  /** Why it ended, if it did. */
  public End end() {
    return end;
  }

  @Override
  public void close() {
    if (alarm != null) {
      alarm.cancel(false);
    }
    statements.clear();
  }

  private void expire() {
    if (end == End.NONE) {
      end = End.TIMEOUT;
    }
    interrupt();
  }

  private void interrupt() {
    for (Statement statement : statements) {
      try {
        statement.cancel();
      } catch (SQLException alreadyClosed) {
        statements.remove(statement);
      }
    }
  }
}
