package io.querent.agent.scope;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.identity.Permission;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Scopes over HTTP. */
@Path("/v1/scopes")
@RunOnVirtualThread
public class ScopeResource {
  private static final int MOST = 200;

  @Inject ScopeService scopes;
  @Inject ScopeRepository repository;
  @Inject CurrentCaller caller;

  /** A scope to keep. */
  record NewScope(String name, String scopeMd, String datasourceId) {}

  /** A new text, a new status, or both. */
  record NewVersion(String scopeMd, String status) {}

  /** A part of a list. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<ScopeViews.Scope> items, String nextBefore) {}

  @POST
  @ResponseStatus(201)
  @PermissionsAllowed(Permission.REPORT_WRITE)
  public ScopeViews.Scope create(NewScope scope) {
    NewScope given = scope == null ? new NewScope(null, null, null) : scope;
    return scopes.create(caller.get(), given.name(), given.scopeMd(), given.datasourceId());
  }

  @GET
  @PermissionsAllowed(Permission.REPORT_READ)
  public Page list(
      @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("before") String before) {
    if (limit < 1 || limit > MOST) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST, "'limit' is a number from 1 to %d.".formatted(MOST));
    }
    List<ScopeViews.Scope> found = repository.page(caller.get(), limit + 1, before);
    List<ScopeViews.Scope> items = found.stream().limit(limit).toList();
    return new Page(items, found.size() > limit ? items.getLast().id() : null);
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permission.REPORT_READ)
  public ScopeViews.Scope get(@PathParam("id") String id) {
    return repository.get(caller.get(), id);
  }

  @POST
  @Path("/{id}/version")
  @ResponseStatus(201)
  @PermissionsAllowed(Permission.REPORT_WRITE)
  public ScopeViews.Version version(@PathParam("id") String id, NewVersion version) {
    NewVersion given = version == null ? new NewVersion(null, null) : version;
    return scopes.version(caller.get(), id, given.scopeMd(), given.status());
  }

  @GET
  @Path("/{id}/version/{version}")
  @PermissionsAllowed(Permission.REPORT_READ)
  public ScopeViews.Version version(@PathParam("id") String id, @PathParam("version") int number) {
    return repository.get(caller.get(), id).versions().stream()
        .filter(v -> v.version() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ErrorCode.NOT_FOUND, "The scope has no version %d.".formatted(number)));
  }
}
