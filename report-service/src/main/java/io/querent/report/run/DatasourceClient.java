package io.querent.report.run;

import io.querent.contracts.datasource.DatasourceApi;
import io.querent.contracts.datasource.QueryRequest;
import io.querent.contracts.datasource.ResultHead;
import io.querent.kit.call.ServiceFailures;
import io.querent.kit.identity.ToDatasourceService;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The datasource service on behalf of the current caller; a call given up stops its statement. */
@Path("/v1")
@RegisterRestClient(configKey = "datasource")
@RegisterProvider(ToDatasourceService.class)
@RegisterProvider(ServiceFailures.class)
public interface DatasourceClient {

  @POST
  @Path("/queries")
  Uni<ResultHead> query(QueryRequest request);

  @GET
  @Path("/datasources")
  Uni<DatasourceApi.Datasources> list();
}
