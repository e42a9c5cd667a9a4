package io.querent.gateway.openapi;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * The services' OpenAPI documents merged into one. A service that does not answer is named in
 * {@code x-querent-missing}.
 */
@Path("/openapi.json")
@Singleton
public class OpenApiResource {
  @Inject ServiceDocuments documents;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<String> document() {
    return documents.merged().map(Object::toString);
  }
}
