package io.querent.contracts.file;

import io.querent.contracts.datasource.ResultHead;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/** What other services ask of the file service. Blocking: call it from a virtual thread. */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
public interface FileApi {
  /** Media type of an Arrow IPC stream. */
  String ARROW_STREAM = "application/vnd.apache.arrow.stream";

  /**
   * Keeps an Arrow stream as a result; {@code origin} is a {@link ResultOrigin} as base64url JSON.
   */
  @POST
  @Path("/results")
  @Consumes(ARROW_STREAM)
  StoredResult store(@HeaderParam(ResultOrigin.HEADER) String origin, InputStream arrow);

  @POST
  @Path("/files/check")
  @Consumes(MediaType.APPLICATION_JSON)
  FileFolder.Check check(FileFolder.Request folder);

  @POST
  @Path("/files/learn")
  @Consumes(MediaType.APPLICATION_JSON)
  FileFolder.Contents learn(FileFolder.Request folder);

  @POST
  @Path("/files/query")
  @Consumes(MediaType.APPLICATION_JSON)
  ResultHead query(FileQuery query);
}
