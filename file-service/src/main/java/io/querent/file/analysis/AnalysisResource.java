package io.querent.file.analysis;

import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.file.AnalysisRequest;
import io.querent.contracts.file.ResultAnalysis;
import io.querent.contracts.identity.Permission;
import io.querent.file.result.ResultService;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Analyses over HTTP, on platform threads because the engine is native code. */
@Path("/v1/results/{id}/analysis")
@Blocking
public class AnalysisResource {
  @Inject AnalysisService analyses;
  @Inject ResultService results;
  @Inject CurrentCaller caller;

  @POST
  @PermissionsAllowed(Permission.RESULT_READ)
  public ResultAnalysis analyze(@PathParam("id") String id, AnalysisRequest request) {
    return analyses.analyze(results.find(caller.get(), id), request);
  }
}
