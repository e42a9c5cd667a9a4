package io.querent.datasource.connector.files;

import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.file.FileFolder;
import io.querent.contracts.file.FileQuery;
import io.querent.kit.identity.ToFileService;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * Long work of the file service as work that can be given up: the connection closes, the statement
 * stops.
 */
@Path("/internal")
@RegisterRestClient(configKey = "file")
@RegisterProvider(ToFileService.class)
public interface FolderQueryClient {

  @POST
  @Path("/files/query")
  Uni<ResultHead> query(FileQuery query);

  @POST
  @Path("/files/learn")
  Uni<FileFolder.Contents> learn(FileFolder.Request folder);
}
