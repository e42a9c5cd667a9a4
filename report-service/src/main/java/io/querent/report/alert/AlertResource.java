package io.querent.report.alert;

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

/** Alerts over HTTP. */
@Path("/v1/alerts")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class AlertResource {
  @Inject Alerts alerts;
  @Inject AlertEvaluation evaluation;
  @Inject CurrentCaller caller;

  /** All alerts, which are bounded for each organization. */
  record Items(List<AlertView> items) {}

  @GET
  @PermissionsAllowed(Permission.REPORT_READ)
  public Items list(@QueryParam("report") String report) {
    return new Items(alerts.list(caller.get(), report));
  }

  @POST
  @PermissionsAllowed(Permission.SCHEDULE_WRITE)
  public Response create(AlertView.Settings settings) {
    return Response.status(Response.Status.CREATED)
        .entity(alerts.create(caller.get(), settings))
        .build();
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permission.REPORT_READ)
  public AlertView get(@PathParam("id") String id) {
    return AlertView.of(alerts.row(caller.get(), id));
  }

  @PATCH
  @Path("/{id}")
  @PermissionsAllowed(Permission.SCHEDULE_WRITE)
  public AlertView change(@PathParam("id") String id, AlertView.Settings settings) {
    if (settings == null) {
      throw new ProblemException(ErrorCode.INVALID_REQUEST, "Say what to change.");
    }
    return alerts.change(caller.get(), id, settings);
  }

  @DELETE
  @Path("/{id}")
  @PermissionsAllowed(Permission.SCHEDULE_WRITE)
  public void delete(@PathParam("id") String id) {
    alerts.delete(caller.get(), id);
  }

  @POST
  @Path("/{id}/test")
  @PermissionsAllowed(Permission.SCHEDULE_WRITE)
  public Response test(@PathParam("id") String id) {
    return Response.accepted(evaluation.test(alerts.row(caller.get(), id))).build();
  }
}
