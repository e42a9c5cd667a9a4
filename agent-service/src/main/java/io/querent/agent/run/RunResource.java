package io.querent.agent.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.PermissionsAllowed;
import io.querent.agent.chat.ChatStore;
import io.querent.agent.chat.ChatViews;
import io.querent.agent.chat.RunEntity;
import io.querent.agent.event.RunEventStream;
import io.querent.contracts.agent.Answer;
import io.querent.contracts.agent.RunEvent;
import io.querent.contracts.agent.RunView;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.identity.Permission;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Optional;

/** Runs of the caller: their state, their events, stopping them. */
@Path("/v1/runs")
@RunOnVirtualThread
public class RunResource {
  @Inject ChatStore store;
  @Inject ChatViews views;
  @Inject RunService runs;
  @Inject RunEventStream events;
  @Inject CurrentCaller caller;
  @Inject ObjectMapper json;

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permission.CHAT_READ)
  public RunView get(@PathParam("id") String id) {
    return views.view(store.run(id, caller.get()));
  }

  @POST
  @Path("/{id}/stop")
  @PermissionsAllowed(Permission.CHAT_WRITE)
  public RunView stop(@PathParam("id") String id) {
    RunEntity run = store.run(id, caller.get());
    runs.stop(run);
    return views.view(run);
  }

  @GET
  @Path("/{id}/events")
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @PermissionsAllowed(Permission.CHAT_READ)
  public Multi<OutboundSseEvent> events(
      @PathParam("id") String id,
      @HeaderParam("Last-Event-ID") String lastEventId,
      @Context Sse sse) {
    Caller who = caller.get();
    RunEntity run = store.run(id, who);
    return events.follow(sse, run.id, number(lastEventId), () -> outcome(run.id, who));
  }

  private static long number(String lastEventId) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return 0;
    }
    try {
      return Math.max(0, Long.parseLong(lastEventId.strip()));
    } catch (NumberFormatException e) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          "'Last-Event-ID' must be the number of an event, got '%s'.".formatted(lastEventId),
          e);
    }
  }

  /** The terminal event as it can be told from the stored answer. */
  private Optional<RunEvent> outcome(String id, Caller who) {
    RunEntity run = store.run(id, who);
    Answer answer = store.answerOf(run);
    if (answer == null) {
      return Optional.empty();
    }
    var data = RunExecution.Finished.stored(answer);
    return Optional.of(
        new RunEvent(
            RunEvent.FINISHED,
            json.valueToTree(data),
            run.finishedAt,
            run.id,
            run.chatId,
            Integer.MAX_VALUE));
  }
}
