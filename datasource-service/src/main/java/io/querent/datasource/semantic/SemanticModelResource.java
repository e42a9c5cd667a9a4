package io.querent.datasource.semantic;

import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.identity.Permission;
import io.querent.datasource.registry.Datasources;
import io.querent.semantics.model.SemanticModel;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Semantic models over HTTP. */
@Path("/v1/datasources/{id}/semantic-model")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SemanticModelResource {
  @Inject Datasources datasources;
  @Inject SemanticModelService models;

  @GET
  @PermissionsAllowed(Permission.DATASOURCE_READ)
  public SemanticModel get(@PathParam("id") String id) {
    return models.get(datasources.get(id));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @PermissionsAllowed(Permission.MODEL_WRITE)
  public SemanticModelService.Kept putJson(@PathParam("id") String id, String json) {
    return models.put(datasources.get(id), json, true);
  }

  @PUT
  @Consumes({"application/yaml", "application/x-yaml", "text/yaml", MediaType.TEXT_PLAIN})
  @PermissionsAllowed(Permission.MODEL_WRITE)
  public SemanticModelService.Kept putYaml(@PathParam("id") String id, String yaml) {
    return models.put(datasources.get(id), yaml, false);
  }
}
