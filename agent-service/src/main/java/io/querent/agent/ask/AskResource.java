package io.querent.agent.ask;

import io.quarkus.security.PermissionsAllowed;
import io.querent.agent.run.NewRun;
import io.querent.agent.run.RunService;
import io.querent.contracts.agent.Answer;
import io.querent.contracts.agent.AskRequest;
import io.querent.contracts.identity.Permission;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** One question, one JSON answer. */
@Path("/v1/ask")
@RunOnVirtualThread
public class AskResource {
  @Inject RunService runs;
  @Inject CurrentCaller caller;

  @POST
  @Path("/quick")
  @PermissionsAllowed(Permission.CHAT_WRITE)
  public Answer quick(AskRequest request) {
    if (request == null) {
      throw new ProblemException(ErrorCode.INVALID_REQUEST, "Send {\"question\": \"…\"}.");
    }
    NewRun run =
        new NewRun(
            request.question(),
            request.chatId(),
            request.datasourceId(),
            null,
            request.forceModel());
    return runs.await(runs.start(run, caller.get()));
  }
}
