package io.querent.gateway.account;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Waits for the reactive store from a thread that may block. */
public final class Store {
  private Store() {}

  /** The outcome of the work; runtime failures as they are. */
  public static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("the store did not answer", e);
    }
  }
}
