package io.querent.report.quality;

import io.querent.contracts.datasource.Schema;
import io.querent.kit.call.ServiceFailures;
import io.querent.kit.identity.ToDatasourceService;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What is known of datasources. Blocking. */
@Path("/v1/schema")
@RegisterRestClient(configKey = "datasource")
@RegisterProvider(ToDatasourceService.class)
@RegisterProvider(ServiceFailures.class)
interface SchemaClient {

  @GET
  @Path("/{id}")
  Schema schema(@PathParam("id") String id);
}
