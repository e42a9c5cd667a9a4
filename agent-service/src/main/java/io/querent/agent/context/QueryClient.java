package io.querent.agent.context;

import io.querent.contracts.datasource.QueryRequest;
import io.querent.contracts.datasource.ResultHead;
import io.querent.kit.call.ServiceFailures;
import io.querent.kit.identity.ToDatasourceService;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * Queries of the datasource service as work that can be given up: the connection closes, the
 * statement stops.
 */
@Path("/v1")
@RegisterRestClient(configKey = "datasource")
@RegisterProvider(ToDatasourceService.class)
@RegisterProvider(ServiceFailures.class)
public interface QueryClient {

  @POST
  @Path("/queries")
  Uni<ResultHead> query(QueryRequest request);
}
