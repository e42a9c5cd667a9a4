package io.querent.kit.identity;

import io.querent.contracts.identity.Caller;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Mints internal tokens: HS256, short-lived, for exactly one service. */
@ApplicationScoped
public class InternalTokenIssuer {
  /** Issuer of every internal token. */
  public static final String ISSUER = "querent-gateway";

  @Inject InternalConfiguration configuration;

  /** A token that lets the caller be recognised by the service of that audience. */
  public String issue(Caller caller, String audience) {
    return issue(
        caller,
        audience,
        configuration.internalSecret(),
        configuration.internalTokenLifetime().toSeconds());
  }

  /** As {@link #issue(Caller, String)} with everything given; for programs outside the services. */
  public static String issue(Caller caller, String audience, String secret, long lifetimeSeconds) {
    var claims =
        Jwt.issuer(ISSUER)
            .subject(caller.userId())
            .upn(caller.email() == null ? caller.userId() : caller.email())
            .groups(caller.roles())
            .audience(audience)
            .claim("org", caller.organizationId())
            .expiresIn(lifetimeSeconds);
    if (caller.email() != null) {
      claims.claim("email", caller.email());
    }
    return claims.signWithSecret(secret);
  }
}
