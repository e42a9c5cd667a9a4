package io.querent.gateway.account;

import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.identity.Permission;
import io.querent.contracts.identity.Role;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Members of the caller's own organization. */
@Path("/v1/organizations/{organization_id}/members")
@RunOnVirtualThread
public class MemberResource {
  @Inject Members members;
  @Inject CurrentCaller caller;

  /** Who shall have which role. */
  public record NewMember(String email, Role role) {}

  /** The role to give. */
  public record NewRole(Role role) {}

  /** A member. */
  public record Member(String userId, String email, String name, Role role, Instant since) {}

  /** All members. */
  public record MemberList(List<Member> items) {}

  @GET
  @PermissionsAllowed(Permission.ACCOUNT_READ)
  public MemberList list(@PathParam("organization_id") String organization) {
    return new MemberList(members.list(own(organization)));
  }

  @POST
  @ResponseStatus(201)
  @PermissionsAllowed(Permission.ACCOUNT_WRITE)
  public Member add(@PathParam("organization_id") String organization, NewMember member) {
    if (member == null || member.email() == null || member.role() == null) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          "Send {\"email\": \"…\", \"role\": \"viewer|analyst|admin\"}.");
    }
    return members.add(own(organization), member.email().strip(), member.role());
  }

  @PATCH
  @Path("/{user_id}")
  @PermissionsAllowed(Permission.ACCOUNT_WRITE)
  public Member change(
      @PathParam("organization_id") String organization,
      @PathParam("user_id") String user,
      NewRole role) {
    if (role == null || role.role() == null) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST, "Send {\"role\": \"viewer|analyst|admin\"}.");
    }
    return members.change(own(organization), user, role.role());
  }

  @DELETE
  @Path("/{user_id}")
  @PermissionsAllowed(Permission.ACCOUNT_WRITE)
  public void remove(
      @PathParam("organization_id") String organization, @PathParam("user_id") String user) {
    members.remove(own(organization), user);
  }

  private Caller own(String organization) {
    Caller who = caller.get();
    if (!who.organizationId().equals(organization)) {
      throw new ProblemException(
          ErrorCode.NOT_FOUND, "There is no organization '%s' of yours.".formatted(organization));
    }
    return who;
  }
}
