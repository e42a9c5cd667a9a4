package io.querent.datasource.learn;

import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.datasource.Learned;
import io.querent.contracts.identity.Permission;
import io.querent.datasource.registry.Datasources;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Learning over HTTP. */
@Path("/v1/learn")
@RunOnVirtualThread
public class LearnResource {
  @Inject Datasources datasources;
  @Inject LearnService service;

  @POST
  @Produces(MediaType.APPLICATION_JSON)
  @PermissionsAllowed(Permission.DATASOURCE_LEARN)
  public Learned learn(@QueryParam("datasource_id") String datasourceId) {
    return service.learn(datasources.get(datasourceId));
  }
}
