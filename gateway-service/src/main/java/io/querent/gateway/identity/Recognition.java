package io.querent.gateway.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.identity.Role;
import io.querent.gateway.account.ApiKeys;
import io.querent.gateway.account.AuthConfiguration;
import io.querent.gateway.account.CredentialsChanged;
import io.querent.gateway.account.Verified;
import io.querent.gateway.signin.AccessTokens;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a request's credential into its caller. Verified credentials are remembered for a moment.
 */
@ApplicationScoped
public class Recognition {
  /** Who a request without credentials is in open mode. */
  public static final Caller LOCAL_ADMINISTRATOR =
      new Caller("local", "local", null, Set.of(Role.ADMIN.word()));

  @Inject AuthConfiguration configuration;
  @Inject AccessTokens tokens;
  @Inject ApiKeys keys;

  private record Remembered(Caller caller, long until) {}

  private Map<Credential, Remembered> remembered;

  @PostConstruct
  void prepare() {
    int most = configuration.rememberedMost();
    remembered =
        Collections.synchronizedMap(
            new LinkedHashMap<>(1024, 0.75f, true) {
              @Override
              protected boolean removeEldestEntry(Map.Entry<Credential, Remembered> eldest) {
                return size() > most;
              }
            });
  }

  /**
   * The caller; null item for an anonymous request, failure for a credential that does not hold.
   */
  public Uni<Caller> recognise(HttpServerRequest request) {
    Optional<Credential> credential = Credential.of(request);
    if (credential.isEmpty()) {
      boolean open = configuration.mode() == AuthConfiguration.Mode.OPEN;
      return Uni.createFrom().item(open ? LOCAL_ADMINISTRATOR : null);
    }
    Remembered known = remembered.get(credential.get());
    if (known != null && known.until() > System.currentTimeMillis()) {
      return Uni.createFrom().item(known.caller());
    }
    return verify(credential.get());
  }

  /** Forgets everything, since some of it may not hold any more. */
  void forget(@Observes CredentialsChanged event) {
    remembered.clear();
  }

  private Uni<Caller> verify(Credential credential) {
    Uni<Verified> verified =
        switch (credential) {
          case Credential.Token token ->
              Uni.createFrom()
                  .item(() -> tokens.verify(token.value()))
                  .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
          case Credential.ApiKey key -> keys.verify(key.value());
        };
    return verified
        .onItem()
        .ifNull()
        .failWith(() -> new AuthenticationFailedException("the credential does not hold"))
        .invoke(v -> remember(credential, v))
        .map(Verified::caller);
  }

  private void remember(Credential credential, Verified verified) {
    long until =
        Math.min(
            System.currentTimeMillis() + configuration.remembered().toMillis(),
            verified.expiresAt().toEpochMilli());
    remembered.put(credential, new Remembered(verified.caller(), until));
  }
}
