package io.querent.report.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.contracts.datasource.ColumnView;
import io.querent.kit.call.ServiceFailures;
import io.querent.kit.identity.ToFileService;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Kept results, page by page. */
@Path("/v1/results")
@RegisterRestClient(configKey = "file")
@RegisterProvider(ToFileService.class)
@RegisterProvider(ServiceFailures.class)
@Produces(MediaType.APPLICATION_JSON)
public interface ResultClient {

  /** Rows from an offset on. */
  record Page(
      String resultId,
      List<ColumnView> columns,
      List<List<JsonNode>> rows,
      long offset,
      long rowCount,
      Long nextOffset) {}

  @GET
  @Path("/{id}")
  Uni<Page> page(
      @PathParam("id") String id,
      @QueryParam("offset") long offset,
      @QueryParam("limit") int limit);
}
