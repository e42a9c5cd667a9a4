package io.querent.file.engine;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Statements that work together for one request and end together: when time is up, or when the
 * caller has gone. Closing it means that the work is done.
 */
public final class RunningStatement implements AutoCloseable {
  /** Why the work was ended from outside. */
  public enum End {
    NONE,
    TIMEOUT,
    CANCELLED
  }

  private static final long AGAIN_MS = 50;

  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("statement-clock").factory());

  private final List<Statement> statements = new CopyOnWriteArrayList<>();
  private final AtomicReference<End> end = new AtomicReference<>(End.NONE);
  private final ScheduledFuture<?> alarm;
  private volatile ScheduledFuture<?> hammer;
  private volatile boolean closed;

  private RunningStatement(long timeoutMs) {
    alarm =
        timeoutMs <= 0
            ? null
            : CLOCK.schedule(() -> end(End.TIMEOUT), timeoutMs, TimeUnit.MILLISECONDS);
  }

  /** Starts the clock; no limit when the time-out is not positive. */
  public static RunningStatement within(long timeoutMs) {
    return new RunningStatement(timeoutMs);
  }

  /**
   * Ends this statement too when the work ends.
   *
   * @throws SQLException when it has ended already
   */
  public <S extends Statement> S with(S statement) throws SQLException {
    statements.add(statement);
    if (end.get() != End.NONE) {
      throw new SQLException("the work has ended: " + end.get());
    }
    return statement;
  }

  /** Ends the work because nobody waits for it any more. */
  public void cancel() {
    end(End.CANCELLED);
  }

  /** Why it ended, if it did. */
  public End end() {
    return end.get();
  }

  @Override
  public void close() {
    closed = true;
    if (alarm != null) {
      alarm.cancel(false);
    }
    if (hammer != null) {
      hammer.cancel(false);
    }
    statements.clear();
  }

  /**
   * The engine ignores a cancellation that comes before the statement starts, so it is repeated.
   */
  private void end(End reason) {
    if (!closed && end.compareAndSet(End.NONE, reason)) {
      hammer = CLOCK.scheduleWithFixedDelay(this::interrupt, 0, AGAIN_MS, TimeUnit.MILLISECONDS);
      if (closed) {
        hammer.cancel(false);
      }
    }
  }

  private void interrupt() {
    List<Statement> finished = statements.stream().filter(s -> !cancelled(s)).toList();
    statements.removeAll(finished);
  }

  /** False when the statement is closed, so that there is nothing left to end. */
  private static boolean cancelled(Statement statement) {
    try {
      statement.cancel();
      return true;
    } catch (SQLException alreadyClosed) {
      return false;
    }
  }
}
