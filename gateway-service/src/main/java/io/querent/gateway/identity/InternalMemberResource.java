package io.querent.gateway.identity;

import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.gateway.account.AuthConfiguration;
import io.querent.gateway.account.Memberships;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tells other services who somebody is now, for work that is done later in somebody's name. */
@Path("/internal/members")
@RunOnVirtualThread
public class InternalMemberResource {
  @Inject Memberships memberships;
  @Inject AuthConfiguration configuration;

  /** A member with the roles of this moment. */
  public record Member(
      String userId, String organizationId, String email, Set<String> roles, boolean active) {
    static Member of(Caller caller) {
      return new Member(
          caller.userId(), caller.organizationId(), caller.email(), caller.roles(), true);
    }
  }

  @GET
  @Path("/{organization}/{user}")
  @PermissionsAllowed(GatewayAuthentication.INTERNAL)
  @Operation(hidden = true)
  public Member get(
      @PathParam("organization") String organization, @PathParam("user") String user) {
    Caller local = Recognition.LOCAL_ADMINISTRATOR;
    boolean open = configuration.mode() == AuthConfiguration.Mode.OPEN;
    if (open && organization.equals(local.organizationId()) && user.equals(local.userId())) {
      return Member.of(local);
    }
    return memberships
        .find(organization, user)
        .map(Member::of)
        .orElseThrow(
            () ->
                new ProblemException(
                    ErrorCode.NOT_FOUND,
                    "'%s' is no member of '%s'.".formatted(user, organization)));
  }
}
