package io.querent.datasource.registry;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.querent.kit.store.ReactiveStore;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/**
 * Runs one chain of database work in a transaction and waits for it, for callers on virtual
 * threads.
 */
public final class Transactions {
  private Transactions() {}

  public static <T> T run(Supplier<Uni<T>> work) {
    return ReactiveStore.await(() -> Panache.withTransaction(work));
  }
}
