package io.querent.report.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.identity.Permission;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.identity.CurrentCaller;
import io.querent.kit.store.ReactiveStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;

/** The history of deliveries over HTTP. */
@Path("/v1/deliveries")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryResource {
  private static final int MOST = 500;

  @Inject Pool pool;
  @Inject DeliveryRepository repository;
  @Inject CurrentCaller caller;

  /** A part of the history, the newest first. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<Delivery> items, String nextBefore) {}

  @GET
  @PermissionsAllowed(Permission.REPORT_READ)
  public Page list(
      @QueryParam("alert") String alert,
      @QueryParam("report") String report,
      @QueryParam("status") String status,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @QueryParam("before") String before) {
    if (limit < 1 || limit > MOST) {
      throw invalid("'limit' is a number from 1 to %d.".formatted(MOST));
    }
    if (status != null
        && Stream.of(DeliveryStatus.values()).noneMatch(s -> s.word().equals(status))) {
      throw invalid("'status' is pending, delivered or failed, not '%s'.".formatted(status));
    }
    DeliveryFilter filter = new DeliveryFilter(alert, report, status, limit + 1, before);
    String organization = caller.get().organizationId();
    List<Delivery> found = ReactiveStore.await(() -> repository.page(pool, organization, filter));
    List<Delivery> items = found.stream().limit(limit).toList();
    return new Page(items, found.size() > limit ? items.getLast().id() : null);
  }

  @POST
  @Path("/{id}/retry")
  @PermissionsAllowed(Permission.SCHEDULE_WRITE)
  public Response retry(@PathParam("id") String id) {
    String organization = caller.get().organizationId();
    Delivery known = find(organization, id);
    if (!ReactiveStore.await(() -> repository.again(pool, organization, known.id()))) {
      throw new ProblemException(
          ErrorCode.CONFLICT, "It was delivered already; there is nothing to try again.");
    }
    return Response.accepted(find(organization, id)).build();
  }

  private Delivery find(String organization, String id) {
    return ReactiveStore.await(() -> repository.find(pool, organization, id))
        .orElseThrow(
            () ->
                new ProblemException(
                    ErrorCode.NOT_FOUND,
                    "There is no delivery '%s' in your organization.".formatted(id)));
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(ErrorCode.INVALID_REQUEST, detail);
  }
}
