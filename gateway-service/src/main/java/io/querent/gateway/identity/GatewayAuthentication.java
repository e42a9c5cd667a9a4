package io.querent.gateway.identity;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.identity.Role;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * The gateway's one way of authentication, for its own resources and for everything it passes on.
 */
@ApplicationScoped
public class GatewayAuthentication implements HttpAuthenticationMechanism {
  private static final int UNAUTHORIZED = 401;

  @Inject Recognition recognition;

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    return recognition
        .recognise(context.request())
        .onItem()
        .ifNotNull()
        .transform(GatewayAuthentication::identity);
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
