package io.querent.gateway.account;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.querent.contracts.identity.Caller;
import io.querent.kit.store.ReactiveStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** Members as callers. Blocks. */
@ApplicationScoped
public class Memberships {
  @Inject MembershipRepository memberships;
  @Inject AccountRepository accounts;

  /** The member with its present role; empty when there is none. */
  public Optional<Caller> find(String organization, String user) {
    return Optional.ofNullable(
        ReactiveStore.await(
            () ->
                Panache.withSession(
                    () ->
                        memberships
                            .findById(new MembershipEntity.Key(organization, user))
                            .chain(
                                row -> row == null ? Uni.createFrom().nullItem() : caller(row)))));
  }

  private Uni<Caller> caller(MembershipEntity row) {
    return accounts
        .findById(row.userId)
        .map(
            account ->
                account == null
                    ? null
                    : new Caller(row.userId, row.organizationId, account.email, Set.of(row.role)));
  }
}
