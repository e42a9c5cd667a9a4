package io.querent.agent.ask;

import io.quarkus.security.PermissionsAllowed;
import io.querent.agent.event.RunEventStream;
import io.querent.agent.run.NewRun;
import io.querent.agent.run.RunHandle;
import io.querent.agent.run.RunService;
import io.querent.contracts.agent.Answer;
import io.querent.contracts.identity.Permission;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Optional;

/** A message of a chat: answered as one JSON document, or as the stream of the run's events. */
@Path("/v1/chats/{chat_id}/messages")
@RunOnVirtualThread
public class MessageResource {
  @Inject RunService runs;
  @Inject RunEventStream events;
  @Inject CurrentCaller caller;

  /**
   * A message.
   *
   * @param choice takes one of the last clarification's choices
   * @param forceModel the only model provider to ask; null for the route
   */
  public record NewMessage(String content, String datasourceId, String choice, String forceModel) {}

  @POST
  @Produces(MediaType.APPLICATION_JSON)
  @PermissionsAllowed(Permission.CHAT_WRITE)
  public Answer answer(@PathParam("chat_id") String chatId, NewMessage message) {
    return runs.await(start(chatId, message));
  }

  @POST
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @PermissionsAllowed(Permission.CHAT_WRITE)
  public Multi<OutboundSseEvent> stream(
      @PathParam("chat_id") String chatId, NewMessage message, @Context Sse sse) {
    RunHandle handle = start(chatId, message);
    return events.follow(sse, handle.runId(), 0, Optional::empty);
  }

  private RunHandle start(String chatId, NewMessage message) {
    if (message == null) {
      throw new ProblemException(ErrorCode.INVALID_REQUEST, "Send {\"content\": \"…\"}.");
    }
    return runs.start(
        new NewRun(
            message.content(),
            chatId,
            message.datasourceId(),
            message.choice(),
            message.forceModel()),
        caller.get());
  }
}
