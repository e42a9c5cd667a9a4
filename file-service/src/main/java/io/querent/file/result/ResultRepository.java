package io.querent.file.result;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** The table of results. */
@ApplicationScoped
class ResultRepository implements PanacheRepositoryBase<ResultEntity, String> {

  /** The organization's result of that id, or null. */
  Uni<ResultEntity> find(String id, String organizationId) {
    return find("id = ?1 and organizationId = ?2", id, organizationId).firstResult();
  }

  /** Ids of results whose rows are kept beyond their time. */
  Uni<List<String>> overdue(Instant now, int most) {
    return find("removedAt is null and expiresAt < ?1 order by expiresAt", now)
        .page(Page.ofSize(most))
        .list()
        .map(list -> list.stream().map(r -> r.id).toList());
  }

  Uni<Integer> markRemoved(List<String> ids, Instant now) {
    return update("removedAt = ?1 where id in ?2", now, ids);
  }

  Uni<Long> forget(Instant expiredBefore) {
    return delete("removedAt is not null and expiresAt < ?1", expiredBefore);
  }
}
