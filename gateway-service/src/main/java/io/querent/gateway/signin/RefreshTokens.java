package io.querent.gateway.signin;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import io.querent.gateway.account.AuthConfiguration;
import io.querent.gateway.account.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/**
 * Refresh tokens, each good for one use. A token that is used twice was stolen by one of the two:
 * its whole family ends (RFC 9700, section 4.14.2).
 */
@ApplicationScoped
public class RefreshTokens implements PanacheRepositoryBase<RefreshTokenEntity, String> {
  @Inject AuthConfiguration configuration;

  /** A fresh token; {@code family} is null for a new sign-in. */
  Uni<String> issue(String userId, String organizationId, String family) {
    String token = Secrets.secret("qr_");
    RefreshTokenEntity row = new RefreshTokenEntity();
    row.hash = Secrets.hash(token);
    row.userId = userId;
    row.organizationId = organizationId;
    row.family = family == null ? Secrets.id("family") : family;
    row.expiresAt = Instant.now().plus(configuration.refreshLifetime());
    return persist(row).replaceWith(token);
  }

  /** The row of a token that may be used now, marked as used; null for any other. */
  Uni<RefreshTokenEntity> use(String token) {
    return update(
            "used = true where hash = ?1 and used = false and expiresAt > ?2",
            Secrets.hash(token),
            Instant.now())
        .chain(count -> count == 1 ? findById(Secrets.hash(token)) : refuse(token));
  }

  private Uni<RefreshTokenEntity> refuse(String token) {
    return findById(Secrets.hash(token))
        .chain(row -> row == null ? Uni.createFrom().nullItem() : end(row.family))
        .replaceWith((RefreshTokenEntity) null);
  }

  /** Ends every token of the sign-in that this one belongs to. */
  Uni<Long> endFamilyOf(String token) {
    return findById(Secrets.hash(token))
        .chain(row -> row == null ? Uni.createFrom().item(0L) : end(row.family));
  }

  private Uni<Long> end(String family) {
    return delete("family", family);
  }

  @Scheduled(every = "1h", delayed = "5m")
  Uni<Void> forgetExpired() {
    return Panache.withTransaction(() -> delete("expiresAt < ?1", Instant.now())).replaceWithVoid();
  }
}
