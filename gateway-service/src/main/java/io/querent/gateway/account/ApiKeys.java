package io.querent.gateway.account;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.querent.contracts.identity.Caller;
import io.querent.kit.store.ReactiveStore;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** API keys: made once, shown once, kept as a hash. */
@ApplicationScoped
public class ApiKeys implements PanacheRepositoryBase<ApiKeyEntity, String> {
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  /** Whose key this is; null item when there is no such key or it has expired. */
  public Uni<Verified> verify(String key) {
    return Uni.createFrom()
        .item(() -> ReactiveStore.await(() -> Panache.withSession(() -> byHash(Secrets.hash(key)))))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .map(row -> row == null || expired(row) ? null : verified(row));
  }

  Uni<List<ApiKeyEntity>> ofOrganization(String organizationId) {
    return list("organizationId = ?1", Sort.descending("createdAt"), organizationId);
  }

  private Uni<ApiKeyEntity> byHash(String hash) {
    return find("hash", hash).firstResult();
  }

  private static boolean expired(ApiKeyEntity row) {
    return row.expiresAt != null && row.expiresAt.isBefore(Instant.now());
  }

  private static Verified verified(ApiKeyEntity row) {
    Caller caller = new Caller(row.userId, row.organizationId, null, Set.of(row.role));
    return new Verified(caller, row.expiresAt == null ? NEVER : row.expiresAt);
  }
}
