package io.querent.agent.save;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.agent.OfferedParameter;
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
import java.util.List;

/** Saving over HTTP. */
@Path("/v1/runs")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class SaveResource {
  @Inject SaveService saves;
  @Inject Drafts drafts;
  @Inject CurrentCaller caller;

  /** What a save would make. */
  record Preview(JsonNode defJson, List<OfferedParameter> offered) {}

  @POST
  @Path("/{id}/save")
  @PermissionsAllowed(Permission.REPORT_WRITE)
  public Response save(
      @PathParam("id") String id,
      @QueryParam("dry_run") @DefaultValue("false") boolean dryRun,
      SaveRequest request) {
    SaveRequest wanted = request == null ? new SaveRequest(null, null, null, null) : request;
    if (dryRun) {
      Drafts.Draft draft = drafts.of(caller.get(), id, wanted);
      return Response.ok(new Preview(draft.defJson(), draft.offered())).build();
    }
    SaveService.Saved saved = saves.save(caller.get(), id, wanted);
    Response.Status status = saved.created() ? Response.Status.CREATED : Response.Status.OK;
    return Response.status(status).entity(saved).build();
  }
}
