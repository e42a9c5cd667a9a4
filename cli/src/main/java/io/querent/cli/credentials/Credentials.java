package io.querent.cli.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.cli.api.Json;
import java.time.Duration;
import java.time.Instant;

/** The tokens of one person at one address. */
public record Credentials(
    String email, String accessToken, String refreshToken, Instant expiresAt) {
  private static final Duration MARGIN = Duration.ofSeconds(30);

  /** Those of a session that the server has just answered with. */
  public static Credentials ofSession(JsonNode session, Instant now) {
    return new Credentials(
        session.path("user").path("email").asText(""),
        session.path("access_token").asText(),
        session.path("refresh_token").asText(),
        now.plusSeconds(session.path("expires_in").asLong()));
  }

  static Credentials of(JsonNode stored) {
    return new Credentials(
        stored.path("email").asText(""),
        stored.path("access_token").asText(),
        stored.path("refresh_token").asText(),
        Instant.ofEpochSecond(stored.path("expires_at").asLong()));
  }

  ObjectNode json() {
    return Json.object()
        .put("email", email)
        .put("access_token", accessToken)
        .put("refresh_token", refreshToken)
        .put("expires_at", expiresAt.getEpochSecond());
  }

  /** True when the access token is no longer worth sending. */
  public boolean expired(Instant now) {
    return now.plus(MARGIN).isAfter(expiresAt);
  }

  @Override
  public String toString() {
    return "Credentials[" + email + "]";
  }
}
