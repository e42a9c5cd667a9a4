package io.querent.gateway.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.identity.Permission;
import io.querent.contracts.identity.Role;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.gateway.audit.AuditLog;
import io.querent.kit.identity.CurrentCaller;
import io.querent.kit.store.ReactiveStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/** API keys of the caller's organization. */
@Path("/v1/api-keys")
@RunOnVirtualThread
public class ApiKeyResource {
  private static final int HINT = 9;
  private static final int LONGEST_NAME = 100;

  @Inject ApiKeys keys;
  @Inject CurrentCaller caller;
  @Inject AuditLog audit;
  @Inject Event<CredentialsChanged> changed;

  /** A key to make; the role is the maker's own when absent, and never higher. */
  public record NewKey(String name, Role role, Instant expiresAt) {}

  /** A key as people see it; {@code key} only once, when it is made. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record KeyView(
      String id,
      String name,
      Role role,
      String hint,
      Instant createdAt,
      Instant expiresAt,
      String key) {}

  /** All keys. */
  public record Keys(List<KeyView> items) {}

  @GET
  @PermissionsAllowed(Permission.ACCOUNT_READ)
  public Keys list() {
    String organization = caller.get().organizationId();
    return new Keys(
        ReactiveStore.await(() -> Panache.withSession(() -> keys.ofOrganization(organization)))
            .stream()
            .map(row -> view(row, null))
            .toList());
  }

  @POST
  @ResponseStatus(201)
  @PermissionsAllowed(Permission.ACCOUNT_WRITE)
  public KeyView create(NewKey wanted) {
    if (wanted == null
        || wanted.name() == null
        || wanted.name().isBlank()
        || wanted.name().length() > LONGEST_NAME) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          "Give the key a 'name' of at most %d characters.".formatted(LONGEST_NAME));
    }
    if (wanted.expiresAt() != null && wanted.expiresAt().isBefore(Instant.now())) {
      throw new ProblemException(ErrorCode.INVALID_REQUEST, "'expires_at' lies in the past.");
    }
    Caller maker = caller.get();
    String key = Secrets.secret("qk_");
    ApiKeyEntity row = new ApiKeyEntity();
    row.id = Secrets.id("key");
    row.organizationId = maker.organizationId();
    row.userId = maker.userId();
    row.name = wanted.name().strip();
    row.role = (wanted.role() == null ? Role.VIEWER : wanted.role()).word();
    row.hash = Secrets.hash(key);
    row.hint = key.substring(0, HINT);
    row.createdAt = Instant.now();
    row.expiresAt = wanted.expiresAt();
    ReactiveStore.await(() -> Panache.withTransaction(() -> keys.persist(row)));
    audit.note(maker, "api_key.create", row.id);
    return view(row, key);
  }

  @DELETE
  @Path("/{id}")
  @PermissionsAllowed(Permission.ACCOUNT_WRITE)
  public void delete(@PathParam("id") String id) {
    Caller remover = caller.get();
    long gone =
        ReactiveStore.await(
            () ->
                Panache.withTransaction(
                    () ->
                        keys.delete(
                            "id = ?1 and organizationId = ?2", id, remover.organizationId())));
    if (gone == 0) {
      throw new ProblemException(ErrorCode.NOT_FOUND, "There is no API key '%s'.".formatted(id));
    }
    changed.fire(new CredentialsChanged());
    audit.note(remover, "api_key.delete", id);
  }

  private static KeyView view(ApiKeyEntity row, String key) {
    return new KeyView(
        row.id,
        row.name,
        Role.of(row.role).orElse(Role.VIEWER),
        row.hint,
        row.createdAt,
        row.expiresAt,
        key);
  }
}
