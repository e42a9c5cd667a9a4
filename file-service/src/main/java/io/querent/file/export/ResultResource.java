package io.querent.file.export;

import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.identity.Permission;
import io.querent.file.result.KeptResult;
import io.querent.file.result.ResultService;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Kept results over HTTP, on platform threads because the engine is native code. */
@Path("/v1/results/{id}")
@Blocking
@PermissionsAllowed(Permission.RESULT_READ)
public class ResultResource {
  @Inject ResultService results;
  @Inject ExportService exports;
  @Inject CurrentCaller caller;

  /**
   * The result by {@code Accept} or {@code format}: a page of JSON, or all of it as Arrow stream,
   * CSV, Parquet or XLSX.
   */
  @GET
  @Produces(MediaType.WILDCARD)
  public Response read(
      @PathParam("id") String id,
      @QueryParam("format") String format,
      @QueryParam("offset") @DefaultValue("0") long offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @QueryParam("sort") String sort,
      @QueryParam("dir") String direction,
      @QueryParam("safe") @DefaultValue("false") boolean safe,
      @Context HttpHeaders headers)
      throws IOException {
    Optional<ResultFormat> chosen = FormatChoice.of(format, accepted(headers));
    KeptResult result = results.find(caller.get(), id);
    return chosen.isEmpty()
        ? Response.ok(
                exports.page(result, offset, limit, sort, direction), MediaType.APPLICATION_JSON)
            .build()
        : whole(result, chosen.get(), new ExportOptions(safe));
  }

  /** What is known of the result besides its rows. */
  @GET
  @Path("/meta")
  @Produces(MediaType.APPLICATION_JSON)
  public ResultMeta meta(@PathParam("id") String id) {
    return ResultMeta.of(results.find(caller.get(), id));
  }

  private Response whole(KeptResult result, ResultFormat format, ExportOptions options) {
    format.requireFit(result);
    StreamingOutput body = out -> exports.write(result, format, options, out);
    String name = result.id().downloadName(format.key());
    return Response.ok(body, format.contentType())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  private static List<String> accepted(HttpHeaders headers) {
    return headers.getAcceptableMediaTypes().stream()
        .map(type -> type.getType() + "/" + type.getSubtype())
        .toList();
  }
}
