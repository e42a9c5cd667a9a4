package io.querent.report.channel;

import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.identity.Permission;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.inject.Instance;
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

/** Any channel by its name. */
@Path("/v1/channels")
@RunOnVirtualThread
public class ChannelResource {
  @Inject Instance<ChannelSource> sources;
  @Inject FrameEventStream events;
  @Inject CurrentCaller caller;

  @GET
  @Path("/{channel: [a-z]+(/|%2[Ff])[A-Za-z0-9_-]+}/events")
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @PermissionsAllowed(Permission.JOB_READ)
  public Multi<OutboundSseEvent> events(
      @PathParam("channel") String channel,
      @HeaderParam("Last-Event-ID") String lastEventId,
      @Context Sse sse) {
    Caller who = caller.get();
    ChannelSource source =
        sources.stream()
            .filter(s -> s.serves(channel))
            .findFirst()
            .orElseThrow(
                () ->
                    new ProblemException(
                        ErrorCode.NOT_FOUND,
                        "There is no channel '%s'; channels are named like process/job_… or run/rrun_…."
                            .formatted(channel)));
    return events.of(sse, source.follow(channel, FrameEventStream.after(lastEventId), who));
  }
}
