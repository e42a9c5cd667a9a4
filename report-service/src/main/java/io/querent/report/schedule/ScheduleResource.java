package io.querent.report.schedule;

import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.identity.Permission;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Schedules over HTTP. */
@Path("/v1/schedules")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ScheduleResource {
  @Inject Schedules schedules;
  @Inject CurrentCaller caller;

  /** All schedules, which are bounded for each organization. */
  record Items(List<ScheduleView> items) {}

  @GET
  @PermissionsAllowed(Permission.REPORT_READ)
  public Items list(@QueryParam("report") String report) {
    return new Items(schedules.list(caller.get(), report));
  }

  @POST
  @PermissionsAllowed(Permission.SCHEDULE_WRITE)
  public Response create(ScheduleView.Settings settings) {
    return Response.status(Response.Status.CREATED)
        .entity(schedules.create(caller.get(), settings))
        .build();
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permission.REPORT_READ)
  public ScheduleView get(@PathParam("id") String id) {
    return schedules.get(caller.get(), id);
  }

  @PATCH
  @Path("/{id}")
  @PermissionsAllowed(Permission.SCHEDULE_WRITE)
  public ScheduleView change(@PathParam("id") String id, ScheduleView.Settings settings) {
    if (settings == null) {
      throw new ProblemException(ErrorCode.INVALID_REQUEST, "Say what to change.");
    }
    return schedules.change(caller.get(), id, settings);
  }

  @DELETE
  @Path("/{id}")
  @PermissionsAllowed(Permission.SCHEDULE_WRITE)
  public void delete(@PathParam("id") String id) {
    schedules.delete(caller.get(), id);
  }

  @POST
  @Path("/{id}/trigger")
  @PermissionsAllowed(Permission.SCHEDULE_WRITE)
  public Response trigger(@PathParam("id") String id) {
    return Response.accepted(schedules.trigger(caller.get(), id)).build();
  }
}
