package io.querent.gateway.audit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.identity.Permission;
import io.querent.kit.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;

/** The audit log of the caller's organization, newest first. */
@Path("/v1/audit")
public class AuditResource {
  private static final int MOST = 500;

  @Inject AuditLog log;
  @Inject CurrentCaller caller;

  /** One entry. */
  public record Entry(
      long id,
      Instant at,
      String userId,
      String action,
      String target,
      String outcome,
      String requestId) {}

  /** A page of entries; {@code nextBefore} is null on the last one. */
  public record Entries(List<Entry> items, Long nextBefore) {}

  @GET
  @PermissionsAllowed(Permission.AUDIT_READ)
  public Uni<Entries> list(
      @QueryParam("limit") @DefaultValue("100") int limit, @QueryParam("before") Long before) {
    int bounded = Math.clamp(limit, 1, MOST);
    String organization = caller.get().organizationId();
    long until = before == null ? Long.MAX_VALUE : before;
    return Panache.withSession(() -> log.recent(organization, until, bounded))
        .map(
            rows ->
                new Entries(
                    rows.stream().map(AuditResource::view).toList(),
                    rows.size() == bounded ? rows.getLast().id : null));
  }

  private static Entry view(AuditEntity row) {
    return new Entry(
        row.id, row.at, row.userId, row.action, row.target, row.outcome, row.requestId);
  }
}
