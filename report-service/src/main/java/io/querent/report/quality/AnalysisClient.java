package io.querent.report.quality;

import io.querent.contracts.file.AnalysisRequest;
import io.querent.contracts.file.ResultAnalysis;
import io.querent.kit.call.ServiceFailures;
import io.querent.kit.identity.ToFileService;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Analyses of kept results. Blocking. */
@Path("/v1/results")
@RegisterRestClient(configKey = "file")
@RegisterProvider(ToFileService.class)
@RegisterProvider(ServiceFailures.class)
interface AnalysisClient {

  @POST
  @Path("/{id}/analysis")
  ResultAnalysis analyze(@PathParam("id") String id, AnalysisRequest request);
}
