package io.querent.gateway.openapi;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The operations that suit a language model, as function definitions. */
@Path("/v1/ai/tools")
@Singleton
@Authenticated
public class AiToolResource {
  @Inject ServiceDocuments documents;
  @Inject AiTools tools;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<String> tools() {
    return documents.merged().map(document -> tools.of(document).toString());
  }
}
