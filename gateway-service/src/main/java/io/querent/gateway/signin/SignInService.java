package io.querent.gateway.signin;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.identity.Role;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.gateway.account.AccountEntity;
import io.querent.gateway.account.AccountRepository;
import io.querent.gateway.account.AuthConfiguration;
import io.querent.gateway.account.MembershipEntity;
import io.querent.gateway.account.MembershipRepository;
import io.querent.gateway.account.OrganizationEntity;
import io.querent.gateway.account.Secrets;
import io.querent.gateway.audit.AuditLog;
import io.querent.kit.store.ReactiveStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Signing up, in, on and out. Blocks; call it from a virtual thread. */
@ApplicationScoped
public class SignInService {
  @Inject AuthConfiguration configuration;
  @Inject AccountRepository accounts;
  @Inject MembershipRepository memberships;
  @Inject RefreshTokens refreshTokens;
  @Inject AccessTokens accessTokens;
  @Inject Passwords passwords;
  @Inject AuditLog audit;

  /** A new person with an organization of their own, as its administrator. */
  Session signUp(NewAccount wanted) {
    wanted.check(configuration.passwordLength());
    if (!configuration.signUp()
        && ReactiveStore.await(() -> Panache.withSession(accounts::count)) > 0) {
      throw new ProblemException(
          ErrorCode.FORBIDDEN, "Signing up is closed here; ask an administrator to invite you.");
    }
    String hash = passwords.hash(wanted.password());
    Session session;
    try {
      session = ReactiveStore.await(() -> Panache.withTransaction(() -> create(wanted, hash)));
    } catch (PersistenceException e) {
      throw taken(e);
    }
    audit.note(
        new Caller(session.user().id(), session.organization().id(), null, Set.of()),
        "account.sign_up",
        session.user().id());
    return session;
  }

  private static ProblemException taken(Exception cause) {
    return new ProblemException(
        ErrorCode.CONFLICT, "This e-mail address has an account already; sign in instead.", cause);
  }

  private Uni<Session> create(NewAccount wanted, String hash) {
    OrganizationEntity organization = new OrganizationEntity();
    organization.id = Secrets.id("org");
    organization.name = wanted.organizationName();
    organization.createdAt = Instant.now();
    AccountEntity account = new AccountEntity();
    account.id = Secrets.id("user");
    account.email = wanted.email().strip();
    account.name = wanted.name();
    account.passwordHash = hash;
    account.createdAt = Instant.now();
    MembershipEntity membership = new MembershipEntity();
    membership.organizationId = organization.id;
    membership.userId = account.id;
    membership.role = Role.ADMIN.word();
    membership.createdAt = Instant.now();
    return accounts
        .byEmail(account.email)
        .invoke(
            known -> {
              if (known != null) {
                throw taken(null);
              }
            })
        .chain(Panache::getSession)
        .chain(
            s ->
                s.persistAll(organization, account)
                    .chain(s::flush)
                    .chain(() -> s.persist(membership)))
        .chain(() -> session(account, membership, organization, null));
  }

  /** A session for the right password. */
  Session signIn(String email, String password) {
    AccountEntity account =
        ReactiveStore.await(() -> Panache.withSession(() -> accounts.byEmail(email.strip())));
    if (!passwords.fits(password, account == null ? null : account.passwordHash)) {
      audit.note(null, "account.sign_in", account == null ? null : account.id, "refused", null);
      throw new ProblemException(
          ErrorCode.INVALID_CREDENTIALS, "The e-mail address or the password is wrong.");
    }
    Session session =
        ReactiveStore.await(
            () ->
                Panache.withTransaction(
                    () ->
                        memberships
                            .ofUser(account.id)
                            .chain(rows -> session(account, first(rows), null))));
    audit.note(
        new Caller(account.id, session.organization().id(), null, Set.of()),
        "account.sign_in",
        account.id);
    return session;
  }

  /** The next session of a sign-in. */
  Session refresh(String token) {
    Session session =
        ReactiveStore.await(
            () -> Panache.withTransaction(() -> refreshTokens.use(token).chain(this::renewed)));
    if (session == null) {
      throw new ProblemException(
          ErrorCode.UNAUTHENTICATED, "The refresh token does not hold any more; sign in again.");
    }
    return session;
  }

  private Uni<Session> renewed(RefreshTokenEntity used) {
    if (used == null) {
      return Uni.createFrom().nullItem();
    }
    return accounts
        .findById(used.userId)
        .chain(
            account ->
                memberships
                    .findById(new MembershipEntity.Key(used.organizationId, used.userId))
                    .chain(
                        row ->
                            row == null
                                ? Uni.createFrom().nullItem()
                                : session(account, row, used.family)));
  }

  /** Ends a sign-in. */
  void signOut(String token) {
    ReactiveStore.await(() -> Panache.withTransaction(() -> refreshTokens.endFamilyOf(token)));
  }

  private static MembershipEntity first(List<MembershipEntity> rows) {
    if (rows.isEmpty()) {
      throw new ProblemException(
          ErrorCode.FORBIDDEN, "You belong to no organization any more; ask an administrator.");
    }
    return rows.getFirst();
  }

  private Uni<Session> session(AccountEntity account, MembershipEntity row, String family) {
    return Panache.getSession()
        .chain(s -> s.find(OrganizationEntity.class, row.organizationId))
        .chain(organization -> session(account, row, organization, family));
  }

  private Uni<Session> session(
      AccountEntity account, MembershipEntity row, OrganizationEntity organization, String family) {
    Role role = Role.of(row.role).orElse(Role.VIEWER);
    Caller caller = new Caller(account.id, organization.id, account.email, Set.of(role.word()));
    return refreshTokens
        .issue(account.id, organization.id, family)
        .map(
            refresh ->
                new Session(
                    accessTokens.issue(caller),
                    "Bearer",
                    configuration.accessLifetime().toSeconds(),
                    refresh,
                    new Session.User(account.id, account.email, account.name),
                    new Session.Organization(organization.id, organization.name),
                    List.of(role)));
  }
}
