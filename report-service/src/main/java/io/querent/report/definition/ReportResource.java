package io.querent.report.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.identity.Permission;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.contracts.report.NewReport;
import io.querent.contracts.report.NewVersion;
import io.querent.contracts.report.ReportVersionView;
import io.querent.contracts.report.ReportView;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Reports and versions over HTTP. */
@Path("/v1/reports")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ReportResource {
  private static final String YAML = "application/yaml";
  private static final int MOST = 500;

  @Inject Reports reports;
  @Inject ReportTransfer transfer;
  @Inject DefinitionReader definitions;
  @Inject CurrentCaller caller;
  @Inject ObjectMapper json;

  /** A part of a list. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<ReportView> items, String nextAfter) {}

  /** All versions of a report. */
  record Versions(List<ReportVersionView> items) {}

  /** What can be changed of a report. */
  record Changes(String title, String description) {}

  /** Whether a report is put away; true when absent. */
  record Archiving(Boolean archived) {}

  @GET
  @Path("/schema")
  @PermissionsAllowed(Permission.REPORT_READ)
  public JsonNode schema() {
    return definitions.schema();
  }

  @POST
  @PermissionsAllowed(Permission.REPORT_WRITE)
  public Response create(NewReport report) {
    return Response.status(Response.Status.CREATED)
        .entity(reports.create(caller.get(), report))
        .build();
  }

  @GET
  @PermissionsAllowed(Permission.REPORT_READ)
  public Page list(
      @QueryParam("q") String words,
      @QueryParam("archived") @DefaultValue("false") boolean archived,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @QueryParam("after") String after) {
    if (limit < 1 || limit > MOST) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST, "'limit' is a number from 1 to %d.".formatted(MOST));
    }
    List<ReportRow> rows = reports.page(caller.get(), words, archived, limit + 1, after);
    List<ReportView> items = rows.stream().limit(limit).map(ReportRow::view).toList();
    return new Page(items, rows.size() > limit ? items.getLast().key() : null);
  }

  @GET
  @Path("/{key}")
  @PermissionsAllowed(Permission.REPORT_READ)
  public ReportView get(@PathParam("key") String key) {
    return reports.get(caller.get(), key).view();
  }

  @PATCH
  @Path("/{key}")
  @PermissionsAllowed(Permission.REPORT_WRITE)
  public ReportView change(@PathParam("key") String key, Changes changes) {
    Changes wanted = changes == null ? new Changes(null, null) : changes;
    return reports.change(caller.get(), key, wanted.title(), wanted.description(), null);
  }

  @POST
  @Path("/{key}/archive")
  @PermissionsAllowed(Permission.REPORT_WRITE)
  public ReportView archive(@PathParam("key") String key, Archiving archiving) {
    boolean archived = archiving == null || archiving.archived() == null || archiving.archived();
    return reports.change(caller.get(), key, null, null, archived);
  }

  @POST
  @Path("/{key}/versions")
  @PermissionsAllowed(Permission.REPORT_WRITE)
  public Response add(
      @PathParam("key") String key, @QueryParam("datasource_id") String datasource, JsonNode body) {
    Reports.Added added = reports.add(caller.get(), key, version(body, datasource));
    Response.Status status = added.known() ? Response.Status.OK : Response.Status.CREATED;
    return Response.status(status).entity(added.version()).build();
  }

  /** The body is a version, or just its definition. */
  private NewVersion version(JsonNode body, String datasource) {
    if (!(body instanceof ObjectNode object)) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST, "The body is a definition, or an object with 'def_json'.");
    }
    JsonNode definition = object.has("def_json") ? object.get("def_json") : object;
    boolean wrapped = object.has("def_json");
    String named = wrapped ? object.path("datasource_id").asText(null) : null;
    String scope = wrapped ? object.path("scope_version_id").asText(null) : null;
    return new NewVersion(definition, named == null ? datasource : named, scope);
  }

  @GET
  @Path("/{key}/versions")
  @PermissionsAllowed(Permission.REPORT_READ)
  public Versions versions(@PathParam("key") String key) {
    return new Versions(reports.versions(caller.get(), key));
  }

  @GET
  @Path("/{key}/versions/{version}")
  @PermissionsAllowed(Permission.REPORT_READ)
  public ReportVersionView version(
      @PathParam("key") String key, @PathParam("version") int version) {
    return reports.version(caller.get(), key, version);
  }

  @GET
  @Path("/{key}/diff")
  @PermissionsAllowed(Permission.REPORT_READ)
  public DefinitionDiff diff(
      @PathParam("key") String key,
      @QueryParam("from") Integer from,
      @QueryParam("to") Integer to) {
    if (from == null || to == null) {
      throw new ProblemException(ErrorCode.INVALID_REQUEST, "Name both versions: ?from=1&to=2.");
    }
    ReportVersionView before = reports.version(caller.get(), key, from);
    ReportVersionView after = reports.version(caller.get(), key, to);
    return DefinitionDiff.of(from, bound(before), to, bound(after));
  }

  private static JsonNode bound(ReportVersionView version) {
    ObjectNode all = version.defJson().deepCopy();
    if (version.datasourceId() != null) {
      all.put("datasource_id", version.datasourceId());
    }
    return all;
  }

  @GET
  @Path("/{key}/export")
  @Produces({MediaType.APPLICATION_JSON, YAML})
  @PermissionsAllowed(Permission.REPORT_READ)
  public Response export(
      @PathParam("key") String key, @QueryParam("format") @DefaultValue("json") String format) {
    boolean yaml = format.equals("yaml");
    if (!yaml && !format.equals("json")) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST, "'format' is json or yaml, not '%s'.".formatted(format));
    }
    String text = transfer.text(transfer.export(caller.get(), key), yaml);
    return Response.ok(text, yaml ? YAML : MediaType.APPLICATION_JSON)
        .header(
            "Content-Disposition",
            "attachment; filename=\"%s.%s\"".formatted(key, yaml ? "yaml" : "json"))
        .build();
  }

  @POST
  @Path("/import")
  @Consumes({MediaType.APPLICATION_JSON, YAML, "text/yaml", MediaType.TEXT_PLAIN})
  @PermissionsAllowed(Permission.REPORT_WRITE)
  public ReportTransfer.Outcome take(
      @QueryParam("dry_run") @DefaultValue("false") boolean dryRun, String bundle) {
    return transfer.take(caller.get(), transfer.read(bundle), dryRun);
  }
}
