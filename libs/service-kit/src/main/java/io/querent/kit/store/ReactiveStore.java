package io.querent.kit.store;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Waits for reactive work from a thread that may block.
 *
 * <p>Each call runs on a Vert.x context of its own, so that one transaction's session can never be
 * met by the next one of the same request.
 */
public final class ReactiveStore {
  private static final long PATIENCE_SECONDS = 30;

  private ReactiveStore() {}

  /**
   * The outcome of the work; its runtime failures come as they are. An interrupt does not break it
   * off, so that what was begun is finished; the thread stays interrupted.
   *
   * @throws ProblemException {@link ErrorCode#SERVICE_UNAVAILABLE} when the store does not answer
   *     in time
   */
  public static <T> T await(Supplier<Uni<T>> work) {
    VertxInternal vertx = (VertxInternal) Arc.container().select(Vertx.class).get();
    Context context = vertx.createEventLoopContext().duplicate();
    VertxContextSafetyToggle.setContextSafe(context, true);
    CompletableFuture<T> outcome = new CompletableFuture<>();
    context.runOnContext(_ -> start(work, outcome));
    return get(outcome);
  }

  private static <T> void start(Supplier<Uni<T>> work, CompletableFuture<T> outcome) {
    try {
      work.get().subscribe().with(outcome::complete, outcome::completeExceptionally);
    } catch (RuntimeException e) {
      outcome.completeExceptionally(e);
    }
  }

  private static <T> T get(CompletableFuture<T> outcome) {
    boolean interrupted = false;
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (true) {
        try {
          return outcome.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (TimeoutException e) {
      throw new ProblemException(
          ErrorCode.SERVICE_UNAVAILABLE, "The store did not answer in time; try again.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException("the store failed", e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
