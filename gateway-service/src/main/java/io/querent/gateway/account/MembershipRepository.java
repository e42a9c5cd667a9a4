package io.querent.gateway.account;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.querent.contracts.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Who belongs to which organization. */
@ApplicationScoped
public class MembershipRepository
    implements PanacheRepositoryBase<MembershipEntity, MembershipEntity.Key> {

  /** The organizations of a person, the oldest first. */
  public Uni<List<MembershipEntity>> ofUser(String userId) {
    return list("userId = ?1", Sort.by("createdAt"), userId);
  }

  Uni<List<MembershipEntity>> ofOrganization(String organizationId) {
    return list("organizationId = ?1", Sort.by("createdAt"), organizationId);
  }

  Uni<Long> administrators(String organizationId) {
    return count("organizationId = ?1 and role = ?2", organizationId, Role.ADMIN.word());
  }

  /**
   * Deletes by statement: entity deletes of concurrent sessions get mixed up in Hibernate Reactive.
   */
  Uni<Long> remove(MembershipEntity row) {
    return delete("organizationId = ?1 and userId = ?2", row.organizationId, row.userId);
  }
}
