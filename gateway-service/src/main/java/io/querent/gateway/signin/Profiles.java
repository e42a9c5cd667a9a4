package io.querent.gateway.signin;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.querent.contracts.identity.Caller;
import io.querent.gateway.account.AccountEntity;
import io.querent.gateway.account.AccountRepository;
import io.querent.gateway.account.OrganizationEntity;
import io.querent.kit.store.ReactiveStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Names behind a caller's ids; callers that are not kept here go by their ids. */
@ApplicationScoped
public class Profiles {
  @Inject AccountRepository accounts;

  Session.User user(Caller caller) {
    AccountEntity account =
        ReactiveStore.await(() -> Panache.withSession(() -> accounts.findById(caller.userId())));
    return account == null
        ? new Session.User(caller.userId(), caller.email(), caller.userId())
        : new Session.User(account.id, account.email, account.name);
  }

  Session.Organization organization(Caller caller) {
    OrganizationEntity organization =
        ReactiveStore.await(
            () ->
                Panache.withSession(
                    () ->
                        Panache.getSession()
                            .chain(
                                s -> s.find(OrganizationEntity.class, caller.organizationId()))));
    return new Session.Organization(
        caller.organizationId(),
        organization == null ? caller.organizationId() : organization.name);
  }
}
