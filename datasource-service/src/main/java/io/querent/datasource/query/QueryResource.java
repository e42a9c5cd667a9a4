package io.querent.datasource.query;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.SecurityIdentity;
import io.querent.contracts.datasource.QueryRequest;
import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.datasource.SqlRequest;
import io.querent.contracts.datasource.SqlResponse;
import io.querent.contracts.identity.Permission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Queries over HTTP. A caller that goes away stops its statement. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class QueryResource {
  private static final StringPermission RUN_SQL = permission(Permission.SQL_RUN);

  @Inject QueryService service;
  @Inject Planner planner;
  @Inject SecurityIdentity identity;

  @POST
  @Path("/queries")
  @PermissionsAllowed(Permission.QUERY_RUN)
  public ResultHead query(QueryRequest request, @Context RoutingContext exchange) {
    if (request.sql() != null && !identity.checkPermissionBlocking(RUN_SQL)) {
      throw new ForbiddenException("statements need " + Permission.SQL_RUN);
    }
    Cancellation cancellation = new Cancellation();
    exchange.addEndHandler(
        end -> {
          if (end.failed()) {
            cancellation.cancel(Cancellation.Reason.CALLER_GONE);
          }
        });
    return service.query(request, cancellation);
  }

  @POST
  @Path("/sql")
  @PermissionsAllowed(Permission.QUERY_RUN)
  public SqlResponse sql(SqlRequest request) {
    return planner.sql(request);
  }

  private static StringPermission permission(String text) {
    int colon = text.indexOf(':');
    return new StringPermission(text.substring(0, colon), text.substring(colon + 1));
  }
}
