package io.querent.datasource.registry;

import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.datasource.DatasourceApi;
import io.querent.contracts.datasource.DatasourceView;
import io.querent.contracts.datasource.Health;
import io.querent.contracts.datasource.NewDatasource;
import io.querent.contracts.identity.Permission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The registry over HTTP. */
@Path("/v1/datasources")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DatasourceResource {
  @Inject DatasourceService service;
  @Inject Datasources datasources;
  @Inject HealthChecks health;

  @GET
  @PermissionsAllowed(Permission.DATASOURCE_READ)
  public DatasourceApi.Datasources list() {
    return service.list();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  @PermissionsAllowed(Permission.DATASOURCE_WRITE)
  public DatasourceView create(NewDatasource request) {
    return service.create(request);
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permission.DATASOURCE_READ)
  public DatasourceView get(@PathParam("id") String id) {
    return service.get(id);
  }

  @DELETE
  @Path("/{id}")
  @ResponseStatus(204)
  @PermissionsAllowed(Permission.DATASOURCE_WRITE)
  public void delete(@PathParam("id") String id) {
    service.delete(id);
  }

  @POST
  @Path("/{id}/health")
  @PermissionsAllowed(Permission.DATASOURCE_READ)
  public Health health(@PathParam("id") String id) {
    return health.check(datasources.get(id));
  }
}
