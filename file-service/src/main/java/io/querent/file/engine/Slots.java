package io.querent.file.engine;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How much of one kind of work goes on at once; more waits for a while, in order, and is then
 * refused.
 */
public final class Slots {
  private final Semaphore semaphore;
  private final Duration patience;
  private final String work;

  public Slots(int most, Duration patience, String work) {
    this.semaphore = new Semaphore(most, true);
    this.patience = patience;
    this.work = work;
  }

  /** The right to work until it is closed. */
  public interface Slot extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Waits for a slot.
   *
   * @throws ProblemException {@link ErrorCode#OVERLOADED} when none became free in time
   */
  public Slot take() {
    try {
      if (semaphore.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return semaphore::release;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ProblemException(
        ErrorCode.OVERLOADED, "Too many %s run at once. Try again in a moment.".formatted(work));
  }
}
