package io.querent.kit.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.querent.contracts.identity.Caller;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Internal tokens, each used for a third of its lifetime instead of being minted for every request.
 */
@ApplicationScoped
public class InternalTokens {
  private static final int MOST = 20_000;

  @Inject InternalTokenIssuer issuer;
  @Inject InternalConfiguration configuration;

  private record Key(Caller caller, String audience) {}

  private Cache<Key, String> minted;

  @PostConstruct
  void prepare() {
    minted =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(configuration.internalTokenLifetime().dividedBy(3))
            .build();
  }

  /** A token that is valid for two thirds of its lifetime at least. */
  public String of(Caller caller, String audience) {
    return minted.get(new Key(caller, audience), key -> issuer.issue(key.caller(), key.audience()));
  }
}
