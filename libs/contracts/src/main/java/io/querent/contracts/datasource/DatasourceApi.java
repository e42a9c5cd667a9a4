package io.querent.contracts.datasource;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What other services ask of the datasource service. Blocking: call it from a virtual thread. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface DatasourceApi {

  /** All datasources of the caller's organization. */
  record Datasources(List<DatasourceView> items) {}

  @GET
  @Path("/datasources")
  Datasources list();

  @GET
  @Path("/datasources/{id}")
  DatasourceView get(@PathParam("id") String id);

  @GET
  @Path("/schema/{id}")
  Schema schema(@PathParam("id") String id);

  @GET
  @Path("/schema/{id}/search")
  TableSearch search(
      @PathParam("id") String id,
      @QueryParam("q") String words,
      @QueryParam("limit") @DefaultValue("10") int limit);

  @POST
  @Path("/sql")
  SqlResponse sql(SqlRequest request);

  @POST
  @Path("/queries")
  ResultHead query(QueryRequest request);
}
