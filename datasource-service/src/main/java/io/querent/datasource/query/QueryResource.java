package io.querent.datasource.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.SecurityIdentity;
import io.querent.contracts.datasource.QueryRequest;
import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.datasource.SqlRequest;
import io.querent.contracts.datasource.SqlResponse;
import io.querent.contracts.identity.Permission;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.problem.JsonFaults;
import io.querent.semantics.ir.IrException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
  @Inject ObjectMapper json;

  @POST
  @Path("/queries")
  @PermissionsAllowed(Permission.QUERY_RUN)
  public ResultHead query(QueryRequest request, @Context RoutingContext exchange) {
    if (request == null) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          "The body is an object with 'datasource_id' and 'ir' or 'sql'.");
    }
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
  public SqlResponse sql(@QueryParam("datasource_id") String datasource, JsonNode body) {
    return planner.sql(request(datasource, body));
  }

  /** The body is the request, or just its IR with the datasource named in the address. */
  private SqlRequest request(String datasource, JsonNode body) {
    if (!(body instanceof ObjectNode object)) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST, "The body is an IR, or an object with 'ir'.");
    }
    boolean bare = !object.has("ir") && !object.has("datasource_id");
    ObjectNode whole = bare ? json.createObjectNode().set("ir", object) : object;
    if (datasource != null && !whole.hasNonNull("datasource_id")) {
      whole.put("datasource_id", datasource);
    }
    try {
      return json.treeToValue(whole, SqlRequest.class);
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof IrException ir) {
        throw ir;
      }
      throw new ProblemException(ErrorCode.INVALID_REQUEST, JsonFaults.message(e), e);
    }
  }

  private static StringPermission permission(String text) {
    int colon = text.indexOf(':');
    return new StringPermission(text.substring(0, colon), text.substring(colon + 1));
  }
}
