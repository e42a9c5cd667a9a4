package io.querent.report.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.identity.Permission;
import io.querent.contracts.job.JobKind;
import io.querent.contracts.job.JobTicket;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Hands in work that takes longer than a request. */
@Path("/v1/process")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ProcessResource {
  @Inject Jobs jobs;
  @Inject JobLedgerConfiguration limits;
  @Inject CurrentCaller caller;
  @Inject ObjectMapper json;

  @POST
  @Path("/learn")
  @ResponseStatus(202)
  @PermissionsAllowed(Permission.JOB_WRITE)
  public JobTicket learn(ProcessRequests.Learn request) {
    require(request);
    request.check(limits.maxDatasources());
    return submit(JobKind.LEARN, request, request.datasourceIds().size());
  }

  @POST
  @Path("/analyze")
  @ResponseStatus(202)
  @PermissionsAllowed(Permission.JOB_WRITE)
  public JobTicket analyze(ProcessRequests.Analyze request) {
    require(request);
    request.check();
    return submit(JobKind.ANALYZE, request, 1);
  }

  @POST
  @Path("/bulk-reports")
  @ResponseStatus(202)
  @PermissionsAllowed(Permission.JOB_WRITE)
  public JobTicket bulkReports(ProcessRequests.Bulk request) {
    require(request);
    request.check(limits.maxReports());
    return submit(JobKind.BULK_REPORTS, request, request.reports().size());
  }

  private static void require(Object request) {
    if (request == null) {
      throw ProcessRequests.invalid("", "The body must be an object");
    }
  }

  private JobTicket submit(String kind, Object request, int units) {
    return jobs.submit(kind, caller.get(), json.valueToTree(request), units);
  }
}
