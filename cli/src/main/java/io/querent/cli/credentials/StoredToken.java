package io.querent.cli.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.cli.api.ApiException;
import io.querent.cli.api.Json;
import io.querent.cli.api.QuerentApi;
import io.querent.cli.api.TokenSource;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * The token that signing in stored for an address, renewed shortly before it expires. A refresh
 * token works once, so that renewing is done by one process at a time; the others find the result.
 */
public final class StoredToken implements TokenSource {
  private final CredentialStore store;
  private final URI address;
  private final QuerentApi withoutToken;
  private boolean looked;
  private Credentials current;

  public StoredToken(CredentialStore store, URI address, QuerentApi withoutToken) {
    this.store = store;
    this.address = address;
    this.withoutToken = withoutToken;
  }

  @Override
  public synchronized Optional<String> token() {
    if (!looked) {
      looked = true;
      current = store.find(address).orElse(null);
    }
    if (current != null && current.expired(Instant.now())) {
      renew();
    }
    return Optional.ofNullable(current).map(Credentials::accessToken);
  }

  @Override
  public synchronized boolean renew() {
    if (current == null) {
      return false;
    }
    Credentials used = current;
    current = store.exclusively(() -> newer(used));
    return current != null;
  }

  private Credentials newer(Credentials used) {
    Optional<Credentials> stored = store.find(address);
    if (stored.isPresent() && !stored.get().accessToken().equals(used.accessToken())) {
      return stored.get();
    }
    try {
      JsonNode body = Json.object().put("refresh_token", used.refreshToken());
      Credentials fresh =
          Credentials.ofSession(withoutToken.post("/v1/auth/refresh", body), Instant.now());
      store.replace(address, fresh);
      return fresh;
    } catch (ApiException refused) {
      return null;
    }
  }
}
