package io.querent.report.alert;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.querent.contracts.datasource.ColumnView;
import io.querent.kit.call.ServiceFailures;
import io.querent.kit.identity.ToFileService;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Kept results of the file service, page by page. */
@RegisterRestClient(configKey = "file")
@RegisterProvider(ToFileService.class)
@RegisterProvider(ServiceFailures.class)
@Path("/v1/results")
@Produces(MediaType.APPLICATION_JSON)
interface ResultClient {

  /** Some rows of a result. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Page(List<ColumnView> columns, List<List<Object>> rows, long rowCount, Long nextOffset) {}

  @GET
  @Path("/{id}")
  Page page(
      @PathParam("id") String id,
      @QueryParam("format") String format,
      @QueryParam("offset") long offset,
      @QueryParam("limit") int limit);
}
