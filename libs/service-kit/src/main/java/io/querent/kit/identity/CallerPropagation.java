package io.querent.kit.identity;

import jakarta.inject.Inject;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Sends the current caller along with a call to another service. A REST client registers the
 * subclass of the service that it calls.
 */
public abstract class CallerPropagation implements ClientRequestFilter {
  @Inject CurrentCaller caller;
  @Inject InternalTokens tokens;

  private final String audience;

  protected CallerPropagation(String audience) {
    this.audience = audience;
  }

  @Override
  public void filter(ClientRequestContext request) {
    String token = tokens.of(caller.get(), audience);
    request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token);
  }
}
