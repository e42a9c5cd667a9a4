package io.querent.report.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.identity.Permission;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.contracts.report.ReportRunView;
import io.querent.contracts.report.RunStatus;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;

/** Runs over HTTP. */
@Path("/v1/runs")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class RunResource {
  private static final int MOST = 200;

  @Inject Runs runs;
  @Inject RunViews views;
  @Inject RunComparisons comparisons;
  @Inject CurrentCaller caller;

  /** A part of a list. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<ReportRunView> items, String nextBefore) {}

  /** The rows that are kept with a run. */
  record Samples(
      String runId,
      List<ColumnView> columns,
      List<List<Object>> rows,
      long rowCount,
      boolean truncated) {}

  @GET
  @PermissionsAllowed(Permission.REPORT_READ)
  public Page list(
      @QueryParam("report") String report,
      @QueryParam("status") String status,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("before") String before) {
    if (limit < 1 || limit > MOST) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST, "'limit' is a number from 1 to %d.".formatted(MOST));
    }
    if (status != null
        && Arrays.stream(RunStatus.values()).noneMatch(s -> s.word().equals(status))) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          "'status' is queued, running, completed, failed or cancelled, not '%s'."
              .formatted(status));
    }
    List<ReportRunView> found = runs.page(caller.get(), report, status, limit + 1, before);
    List<ReportRunView> items = found.stream().limit(limit).toList();
    return new Page(items, found.size() > limit ? items.getLast().id() : null);
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permission.REPORT_READ)
  public ReportRunView get(@PathParam("id") String id) {
    return runs.view(runs.get(caller.get(), id));
  }

  @DELETE
  @Path("/{id}")
  @PermissionsAllowed(Permission.REPORT_RUN)
  public ReportRunView cancel(@PathParam("id") String id) {
    return runs.view(runs.cancel(caller.get(), id));
  }

  @GET
  @Path("/{id}/samples")
  @PermissionsAllowed(Permission.REPORT_READ)
  public Samples samples(@PathParam("id") String id) {
    RunRow run = runs.get(caller.get(), id);
    List<List<Object>> rows = run.samples() == null ? List.of() : views.rows(run);
    return new Samples(
        run.id(),
        run.columns() == null ? List.of() : views.columns(run),
        rows,
        run.rowCount() == null ? 0 : run.rowCount(),
        Boolean.TRUE.equals(run.truncated()));
  }

  @GET
  @Path("/{id}/compare")
  @PermissionsAllowed(Permission.REPORT_READ)
  public RunComparison compare(
      @PathParam("id") String id,
      @QueryParam("with") String with,
      @QueryParam("keys") String keys) {
    return comparisons.compare(caller.get(), id, with, keys);
  }
}
