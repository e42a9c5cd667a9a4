package io.querent.agent.model;

import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.identity.Permission;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Which models answer. */
@Path("/v1/models")
public class ModelResource {
  @Inject ModelRoute route;

  /** The route for words, and every provider that a request may name; without keys. */
  public record Models(List<String> route, List<Provider> providers) {
    /** One provider. */
    public record Provider(String id, String kind, String model) {}
  }

  @GET
  @PermissionsAllowed(Permission.CHAT_READ)
  public Models list() {
    return new Models(
        route.providers(ModelRoute.Purpose.CHAT, null).stream().map(ModelProvider::id).toList(),
        route.all().stream().map(p -> new Models.Provider(p.id(), p.kind(), p.model())).toList());
  }
}
