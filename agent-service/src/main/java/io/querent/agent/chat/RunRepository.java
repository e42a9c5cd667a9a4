package io.querent.agent.chat;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import io.querent.contracts.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Runs of their owners, and the leases that nodes hold on them. */
@ApplicationScoped
public class RunRepository implements PanacheRepositoryBase<RunEntity, String> {

  Uni<RunEntity> ofCaller(String id, Caller caller) {
    return find(
            "id = ?1 and organizationId = ?2 and userId = ?3",
            id,
            caller.organizationId(),
            caller.userId())
        .firstResult();
  }

  /** The latest runs of a chat, newest first. */
  Uni<List<RunEntity>> latestOfChat(String chatId, int limit) {
    return find("chatId = ?1", Sort.descending("createdAt"), chatId)
        .page(Page.ofSize(limit))
        .list();
  }

  Uni<Integer> finish(String id, String status, String answer, String choices, Instant now) {
    return update(
        "status = ?1, answer = ?2, choices = ?3, finishedAt = ?4 where id = ?5 and status ="
            + " 'running'",
        status,
        answer,
        choices,
        now,
        id);
  }

  Uni<Integer> renew(Collection<String> ids, Instant until) {
    return update("leaseUntil = ?1 where status = 'running' and id in ?2", until, ids);
  }

  Uni<List<RunEntity>> lost(Instant now, int limit) {
    return find("status = 'running' and leaseUntil < ?1", now).page(Page.ofSize(limit)).list();
  }

  Uni<List<RunEntity>> toStop(Collection<String> ids) {
    return list("id in ?1 and stopRequested", ids);
  }

  Uni<Integer> requestStop(String id) {
    return update("stopRequested = true where id = ?1 and status = 'running'", id);
  }
}
