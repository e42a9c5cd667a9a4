package io.querent.report.job;

import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.identity.Permission;
import io.querent.contracts.job.JobTicket;
import io.querent.contracts.job.JobView;
import io.querent.kit.identity.CurrentCaller;
import io.querent.report.channel.FrameEventStream;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Jobs of the caller's organization. */
@Path("/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class JobResource {
  @Inject JobLedger ledger;
  @Inject JobViews views;
  @Inject JobChannel channel;
  @Inject FrameEventStream events;
  @Inject CurrentCaller caller;

  @GET
  @PermissionsAllowed(Permission.JOB_READ)
  public JobPage list(
      @QueryParam("status") String status,
      @QueryParam("kind") String kind,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("before") String before) {
    return views.page(caller.get(), status, kind, limit, before);
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permission.JOB_READ)
  public JobView get(@PathParam("id") String id) {
    return views.view(ledger.get(caller.get(), id));
  }

  @DELETE
  @Path("/{id}")
  @PermissionsAllowed(Permission.JOB_WRITE)
  public JobView cancel(@PathParam("id") String id) {
    return views.view(ledger.cancel(caller.get(), id));
  }

  @POST
  @Path("/{id}/retry")
  @ResponseStatus(202)
  @PermissionsAllowed(Permission.JOB_WRITE)
  public JobTicket retry(@PathParam("id") String id) {
    return ledger.retry(caller.get(), id);
  }

  @GET
  @Path("/{id}/events")
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @PermissionsAllowed(Permission.JOB_READ)
  public Multi<OutboundSseEvent> events(
      @PathParam("id") String id,
      @HeaderParam("Last-Event-ID") String lastEventId,
      @Context Sse sse) {
    long after = FrameEventStream.after(lastEventId);
    return events.of(sse, channel.follow("process/" + id, after, caller.get()));
  }
}
