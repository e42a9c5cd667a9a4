package io.querent.gateway.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.identity.Role;
import io.querent.kit.identity.CurrentCaller;
import io.querent.kit.identity.InternalTokenVerifier;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * The gateway's one way of authentication, for its own resources and for everything it passes on.
 */
@ApplicationScoped
public class GatewayAuthentication implements HttpAuthenticationMechanism {
  /** Permission of requests that come from another service. */
  static final String INTERNAL = "internal:call";

  private static final int UNAUTHORIZED = 401;
  private static final String INTERNAL_PATHS = "/internal/members/";

  @Inject Recognition recognition;
  @Inject InternalTokenVerifier internal;

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    if (context.normalizedPath().startsWith(INTERNAL_PATHS)) {
      return Uni.createFrom().item(() -> service(context.request().getHeader("Authorization")));
    }
    return recognition
        .recognise(context.request())
        .onItem()
        .ifNotNull()
        .transform(GatewayAuthentication::identity);
  }

  /** The identity of another service; null without a token of its kind. */
  private SecurityIdentity service(String authorization) {
    if (authorization == null || !authorization.startsWith("Bearer ")) {
      return null;
    }
    try {
      String token = authorization.substring("Bearer ".length());
      return QuarkusSecurityIdentity.builder()
          .setPrincipal(internal.parse(token, null))
          .addPermissionAsString(INTERNAL)
          .build();
    } catch (ParseException e) {
      throw new AuthenticationFailedException("the internal token does not hold", e);
    }
  }

  private static SecurityIdentity identity(Caller caller) {
    QuarkusSecurityIdentity.Builder identity =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal(caller.userId()))
            .addRoles(caller.roles())
            .addAttribute(CurrentCaller.ATTRIBUTE, caller);
    Role.permissionsOf(caller.roles()).forEach(identity::addPermissionAsString);
    return identity.build();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom()
        .item(new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", "Bearer realm=\"querent\""));
  }
}
