package io.querent.agent.verdict;

import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.agent.VerdictRequest;
import io.querent.contracts.agent.VerdictResponse;
import io.querent.contracts.identity.Permission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the report service asks for; the gateway leads nobody here. */
@Path("/internal/verdicts")
@RunOnVirtualThread
public class VerdictResource {
  @Inject VerdictService verdicts;

  @POST
  @PermissionsAllowed(Permission.REPORT_READ)
  @Operation(hidden = true)
  public VerdictResponse judge(VerdictRequest request) {
    return verdicts.judge(request);
  }
}
