package io.querent.datasource.learn;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for work in another thread; an interrupt of the one that waits stops the work. */
final class Stoppable {
  private static final long GRACE_MS = 1_000;

  private Stoppable() {}

  /**
   * What the work gives.
   *
   * @param stop makes it end soon
   * @throws ProblemException {@link ErrorCode#CANCELLED} when interrupted; the thread stays so
   */
  static <T> T run(Callable<T> work, Runnable stop) throws Exception {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    Thread.ofVirtual().name("learning").start(() -> complete(work, outcome));
    try {
      return outcome.get();
    } catch (InterruptedException e) {
      stop.run();
      settle(outcome);
      Thread.currentThread().interrupt();
      throw new ProblemException(ErrorCode.CANCELLED, "The learning was cancelled.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception failure) {
        throw failure;
      }
      throw e;
    }
  }

  private static <T> void complete(Callable<T> work, CompletableFuture<T> outcome) {
    try {
      outcome.complete(work.call());
    } catch (Exception | Error e) {
      outcome.completeExceptionally(e);
    }
  }

  /** Gives the work a moment to end, so that nothing of it runs on unseen. */
  private static void settle(CompletableFuture<?> outcome) {
    try {
      outcome.handle((value, failure) -> null).get(GRACE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      return;
    }
  }
}
