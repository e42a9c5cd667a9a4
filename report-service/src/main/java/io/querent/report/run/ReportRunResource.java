package io.querent.report.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.identity.Permission;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.contracts.report.ReportRunView;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** Running a report, for good or to try it out. */
@Path("/v1/reports")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ReportRunResource {
  private static final Set<String> ENVELOPE = Set.of("params", "datasource_id", "version");

  @Inject Runs runs;
  @Inject CurrentCaller caller;

  @POST
  @Path("/{key}/run")
  @PermissionsAllowed(Permission.REPORT_RUN)
  public Response run(
      @PathParam("key") String key,
      @QueryParam("datasource_id") String datasource,
      @QueryParam("version") Integer version,
      @QueryParam("fresh") @DefaultValue("false") boolean fresh,
      @QueryParam("wait") @DefaultValue("true") boolean wait,
      JsonNode body) {
    boolean wrapped = wrapped(body);
    JsonNode params = wrapped ? body.get("params") : body;
    String where = wrapped ? body.path("datasource_id").asText(datasource) : datasource;
    Integer which =
        wrapped && body.path("version").isInt() ? (Integer) body.path("version").asInt() : version;
    RunOrder order = RunOrder.manual(key, which, params, where, fresh);
    Caller who = caller.get();
    if (wait) {
      return Response.ok(runs.view(runs.run(who, order))).build();
    }
    return Response.accepted(runs.view(runs.begin(who, order))).build();
  }

  /** Whether the body is an envelope and not the parameters themselves. */
  private static boolean wrapped(JsonNode body) {
    return body instanceof ObjectNode object
        && !object.isEmpty()
        && object.properties().stream().allMatch(field -> ENVELOPE.contains(field.getKey()))
        && (!object.has("params")
            || object.get("params").isObject()
            || object.get("params").isNull());
  }

  @POST
  @Path("/{key}/preview")
  @PermissionsAllowed(Permission.REPORT_WRITE)
  public ReportRunView preview(@PathParam("key") String key, JsonNode body) {
    if (!(body instanceof ObjectNode object) || !object.has("def_json")) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST, "A preview needs 'def_json', and may have 'params'.");
    }
    return runs.preview(
        object.get("def_json"), object.path("datasource_id").asText(null), object.get("params"));
  }
}
