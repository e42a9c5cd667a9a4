package io.querent.agent.chat;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import io.querent.contracts.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Chats of their owners; nobody finds a chat of somebody else. */
@ApplicationScoped
public class ChatRepository implements PanacheRepositoryBase<ChatEntity, String> {

  Uni<ChatEntity> ofCaller(String id, Caller caller) {
    return find(
            "id = ?1 and organizationId = ?2 and userId = ?3",
            id,
            caller.organizationId(),
            caller.userId())
        .firstResult();
  }

  Uni<List<ChatEntity>> recent(Caller caller, Instant before, int limit) {
    return find(
            "organizationId = ?1 and userId = ?2 and updatedAt < ?3",
            Sort.descending("updatedAt"),
            caller.organizationId(),
            caller.userId(),
            before)
        .page(Page.ofSize(limit))
        .list();
  }

  /**
   * Deletes by statement: entity deletes of concurrent sessions get mixed up in Hibernate Reactive.
   */
  Uni<Long> remove(String id, Caller caller) {
    return delete(
        "id = ?1 and organizationId = ?2 and userId = ?3",
        id,
        caller.organizationId(),
        caller.userId());
  }
}
