package io.querent.report.quality;

import io.querent.contracts.datasource.Schema;
import io.querent.kit.call.ServiceFailures;
import io.querent.kit.identity.ToDatasourceService;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What is known of datasources. A call given up is at its end. */
@Path("/v1/schema")
@RegisterRestClient(configKey = "datasource")
@RegisterProvider(ToDatasourceService.class)
@RegisterProvider(ServiceFailures.class)
interface SchemaClient {

  @GET
  @Path("/{id}")
  Uni<Schema> schema(@PathParam("id") String id);
}
