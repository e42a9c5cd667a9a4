package io.querent.gateway.account;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.identity.Role;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.gateway.account.MemberResource.Member;
import io.querent.gateway.audit.AuditLog;
import io.querent.kit.store.ReactiveStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Adds, changes and removes members; an organization always keeps an administrator. */
@ApplicationScoped
public class Members {
  @Inject MembershipRepository memberships;
  @Inject AccountRepository accounts;
  @Inject AuditLog audit;
  @Inject Event<CredentialsChanged> changed;

  List<Member> list(Caller who) {
    return ReactiveStore.await(
        () ->
            Panache.withSession(
                () ->
                    memberships
                        .ofOrganization(who.organizationId())
                        .onItem()
                        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                        .onItem()
                        .transformToUniAndConcatenate(this::view)
                        .collect()
                        .asList()));
  }

  Member add(Caller who, String email, Role role) {
    Member member =
        ReactiveStore.await(
            () ->
                Panache.withTransaction(
                    () ->
                        accounts
                            .byEmail(email)
                            .onItem()
                            .ifNull()
                            .failWith(
                                () ->
                                    new ProblemException(
                                        ErrorCode.NOT_FOUND,
                                        "Nobody has signed up as '%s' yet; ask them to sign up first."
                                            .formatted(email)))
                            .chain(account -> add(who, account, role))));
    audit.note(who, "member.add", member.userId());
    return member;
  }

  private Uni<Member> add(Caller who, AccountEntity account, Role role) {
    return memberships
        .findById(new MembershipEntity.Key(who.organizationId(), account.id))
        .chain(
            known -> {
              if (known != null) {
                throw new ProblemException(
                    ErrorCode.CONFLICT, "'%s' is a member already.".formatted(account.email));
              }
              MembershipEntity row = new MembershipEntity();
              row.organizationId = who.organizationId();
              row.userId = account.id;
              row.role = role.word();
              row.createdAt = Instant.now();
              return memberships.persist(row);
            })
        .map(row -> member(row, account));
  }

  Member change(Caller who, String userId, Role role) {
    Member member =
        ReactiveStore.await(
            () ->
                Panache.withTransaction(
                    () ->
                        found(who, userId)
                            .call(row -> keepAnAdministrator(row, role))
                            .invoke(row -> row.role = role.word())
                            .chain(this::view)));
    changed.fire(new CredentialsChanged());
    audit.note(who, "member.change", userId);
    return member;
  }

  void remove(Caller who, String userId) {
    ReactiveStore.await(
        () ->
            Panache.withTransaction(
                () ->
                    found(who, userId)
                        .call(row -> keepAnAdministrator(row, null))
                        .chain(memberships::remove)));
    changed.fire(new CredentialsChanged());
    audit.note(who, "member.remove", userId);
  }

  private Uni<MembershipEntity> found(Caller who, String userId) {
    return memberships
        .findById(new MembershipEntity.Key(who.organizationId(), userId))
        .onItem()
        .ifNull()
        .failWith(
            () ->
                new ProblemException(
                    ErrorCode.NOT_FOUND, "There is no member '%s'.".formatted(userId)));
  }

  private Uni<?> keepAnAdministrator(MembershipEntity row, Role next) {
    boolean leaves = row.role.equals(Role.ADMIN.word()) && next != Role.ADMIN;
    if (!leaves) {
      return Uni.createFrom().voidItem();
    }
    return memberships
        .administrators(row.organizationId)
        .invoke(
            count -> {
              if (count <= 1) {
                throw new ProblemException(
                    ErrorCode.CONFLICT,
                    "The organization would be left without an administrator; make somebody else"
                        + " one first.");
              }
            });
  }

  private Uni<Member> view(MembershipEntity row) {
    return accounts.findById(row.userId).map(account -> member(row, account));
  }

  private static Member member(MembershipEntity row, AccountEntity account) {
    return new Member(
        row.userId,
        account == null ? null : account.email,
        account == null ? null : account.name,
        Role.of(row.role).orElse(Role.VIEWER),
        row.createdAt);
  }
}
