package io.querent.kit.call;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for a call to another service in a way that an interrupt of the waiting thread ends. */
public final class Interruptible {
  private Interruptible() {}

  /**
   * The outcome of the call; an interrupt closes its connection, so that the other service stops
   * too.
   *
   * @throws ProblemException what the other service says, or {@link ErrorCode#CANCELLED}
   */
  public static <T> T await(Uni<T> call) {
    CompletableFuture<T> outcome = call.subscribeAsCompletionStage();
    try {
      return outcome.get();
    } catch (InterruptedException e) {
      outcome.cancel(true);
      Thread.currentThread().interrupt();
      throw new ProblemException(ErrorCode.CANCELLED, "The call was given up.", e);
    } catch (ExecutionException e) {
      throw ServiceFailures.problem(e.getCause());
    }
  }
}
