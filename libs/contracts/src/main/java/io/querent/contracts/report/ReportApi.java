package io.querent.contracts.report;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What other services ask of the report service. Blocking: call it from a virtual thread. */
@Path("/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface ReportApi {

  /** All versions of a report, newest first. */
  record Versions(List<ReportVersionView> items) {}

  @POST
  ReportView create(NewReport report);

  @GET
  @Path("/{key}")
  ReportView get(@PathParam("key") String key);

  @POST
  @Path("/{key}/versions")
  ReportVersionView addVersion(@PathParam("key") String key, NewVersion version);

  @GET
  @Path("/{key}/versions")
  Versions versions(@PathParam("key") String key);
}
