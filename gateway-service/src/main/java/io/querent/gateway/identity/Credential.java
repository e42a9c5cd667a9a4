package io.querent.gateway.identity;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** What a request brings along to be recognised by. */
sealed interface Credential {
  /** Prefix of every API key. */
  String API_KEY_PREFIX = "qk_";

  record Token(String value) implements Credential {}

  record ApiKey(String value) implements Credential {}

  /** The request's credential; empty when it has none. */
  static Optional<Credential> of(HttpServerRequest request) {
    String key = request.getHeader("X-API-Key");
    if (key != null && !key.isBlank()) {
      return Optional.of(new ApiKey(key.strip()));
    }
    String authorization = request.getHeader("Authorization");
    if (authorization == null || authorization.isBlank()) {
      return Optional.empty();
    }
    String value =
        authorization.regionMatches(true, 0, "Bearer ", 0, 7)
            ? authorization.substring(7).strip()
            : authorization.strip();
    return Optional.of(value.startsWith(API_KEY_PREFIX) ? new ApiKey(value) : new Token(value));
  }
}
