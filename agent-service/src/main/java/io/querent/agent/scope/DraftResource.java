package io.querent.agent.scope;

import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.identity.Permission;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** From a question to a first scope. */
@Path("/v1/ask")
@RunOnVirtualThread
public class DraftResource {
  @Inject ScopeService scopes;
  @Inject CurrentCaller caller;

  /** A question to draft a scope for. */
  record Ask(String question, String datasourceId, String forceModel) {}

  @POST
  @PermissionsAllowed(Permission.CHAT_WRITE)
  public ScopeDraft ask(Ask ask) {
    Ask given = ask == null ? new Ask(null, null, null) : ask;
    return scopes.draft(caller.get(), given.question(), given.datasourceId(), given.forceModel());
  }
}
