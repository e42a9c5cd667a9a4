package io.querent.agent.save;

import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.identity.Permission;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Saving over HTTP. */
@Path("/v1/runs")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class SaveResource {
  @Inject SaveService saves;
  @Inject CurrentCaller caller;

  @POST
  @Path("/{id}/save")
  @PermissionsAllowed(Permission.REPORT_WRITE)
  public Response save(
      @PathParam("id") String id,
      @QueryParam("dry_run") @DefaultValue("false") boolean dryRun,
      SaveRequest request) {
    SaveRequest wanted = request == null ? new SaveRequest(null, null, null, null) : request;
    return dryRun
        ? Response.ok(saves.draft(caller.get(), id, wanted)).build()
        : Response.status(Response.Status.CREATED)
            .entity(saves.save(caller.get(), id, wanted))
            .build();
  }
}
