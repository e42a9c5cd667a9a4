package io.querent.agent.scope;

import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.identity.Permission;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** From a scope to a query. */
@Path("/v1/ir/build")
@RunOnVirtualThread
public class BuildResource {
  @Inject ScopeService scopes;
  @Inject CurrentCaller caller;

  /** A version to build a query from. */
  record Build(String scopeVersionId, String datasourceId, String forceModel) {}

  @POST
  @PermissionsAllowed(Permission.REPORT_WRITE)
  public ScopeService.Built build(Build build) {
    Build given = build == null ? new Build(null, null, null) : build;
    return scopes.build(
        caller.get(), given.scopeVersionId(), given.datasourceId(), given.forceModel());
  }
}
