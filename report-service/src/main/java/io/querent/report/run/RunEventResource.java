package io.querent.report.run;

import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.identity.Permission;
import io.querent.kit.identity.CurrentCaller;
import io.querent.report.channel.FrameEventStream;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/** The progress of a run as server-sent events. */
@Path("/v1/runs")
@RunOnVirtualThread
public class RunEventResource {
  @Inject RunChannel channel;
  @Inject FrameEventStream events;
  @Inject CurrentCaller caller;

  @GET
  @Path("/{id}/events")
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @PermissionsAllowed(Permission.REPORT_READ)
  public Multi<OutboundSseEvent> events(
      @PathParam("id") String id,
      @HeaderParam("Last-Event-ID") String lastEventId,
      @Context Sse sse) {
    String name = RunChannel.name(id);
    return events.of(sse, channel.follow(name, FrameEventStream.after(lastEventId), caller.get()));
  }
}
