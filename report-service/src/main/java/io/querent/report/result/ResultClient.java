package io.querent.report.result;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.file.AnalysisRequest;
import io.querent.contracts.file.ResultAnalysis;
import io.querent.kit.call.ServiceFailures;
import io.querent.kit.identity.ToFileService;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The file service on behalf of the current caller; a call given up stops its work. */
@Path("/v1/results")
@RegisterRestClient(configKey = "file")
@RegisterProvider(ToFileService.class)
@RegisterProvider(ServiceFailures.class)
@Produces(MediaType.APPLICATION_JSON)
public interface ResultClient {

  /** Some rows of a result. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Page(List<ColumnView> columns, List<List<Object>> rows, long rowCount, Long nextOffset) {}

  @GET
  @Path("/{id}")
  Uni<Page> page(
      @PathParam("id") String id,
      @QueryParam("offset") long offset,
      @QueryParam("limit") int limit);

  @POST
  @Path("/{id}/analysis")
  Uni<ResultAnalysis> analyze(@PathParam("id") String id, AnalysisRequest request);
}
