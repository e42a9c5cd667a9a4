package io.querent.report.quality;

import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.identity.Permission;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Judgements over HTTP. */
@Path("/v1/runs")
@RunOnVirtualThread
public class QualityResource {
  @Inject QualityService quality;
  @Inject CurrentCaller caller;

  /** Who shall word the verdict; the model route when absent. */
  public record Wish(String forceModel) {}

  @POST
  @Path("/{id}/analyze")
  @PermissionsAllowed(Permission.REPORT_RUN)
  public AnalysisView analyze(@PathParam("id") String id, Wish wish) {
    return quality.analyze(caller.get(), id, wish == null ? null : wish.forceModel());
  }

  @GET
  @Path("/{id}/analysis")
  @PermissionsAllowed(Permission.REPORT_READ)
  public AnalysisView analysis(@PathParam("id") String id) {
    return quality.latest(caller.get(), id);
  }
}
