package io.querent.gateway.proxy;

import io.querent.contracts.identity.Caller;
import io.querent.kit.identity.InternalConfiguration;
import io.querent.kit.identity.InternalTokenIssuer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Internal tokens, each used for a third of its lifetime instead of being minted for every request.
 */
@ApplicationScoped
public class InternalTokens {
  private static final int MOST = 20_000;

  @Inject InternalTokenIssuer issuer;
  @Inject InternalConfiguration configuration;

  private record Key(Caller caller, String audience) {}

  private record Minted(String token, long until) {}

  private final Map<Key, Minted> minted = new ConcurrentHashMap<>();

  String of(Caller caller, String audience) {
    long now = System.currentTimeMillis();
    Key key = new Key(caller, audience);
    Minted known = minted.get(key);
    if (known != null && known.until() > now) {
      return known.token();
    }
    if (minted.size() >= MOST) {
      minted.clear();
    }
    String token = issuer.issue(caller, audience);
    minted.put(key, new Minted(token, now + configuration.internalTokenLifetime().toMillis() / 3));
    return token;
  }
}
