package io.querent.gateway.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.gateway.proxy.ProxyConfiguration;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The services' OpenAPI documents merged into one; internal paths stay out of it. */
@Path("/openapi.json")
@Singleton
public class OpenApiResource {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String DOCUMENT = "/q/openapi?format=json";
  private static final List<String> SECTIONS = List.of("schemas", "responses", "parameters");

  @Inject ProxyConfiguration services;
  @Inject ObjectMapper json;
  @Inject Vertx vertx;

  @ConfigProperty(name = "quarkus.http.port")
  int port;

  @ConfigProperty(name = "quarkus.application.version")
  String version;

  private WebClient client;

  @PostConstruct
  void prepare() {
    client = WebClient.create(vertx);
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<String> document() {
    List<Uni<JsonNode>> documents = new ArrayList<>();
    documents.add(fetch("http://127.0.0.1:" + port));
    services.services().values().forEach(s -> documents.add(fetch(s.url().toString())));
    return Uni.join().all(documents).andFailFast().map(this::merge);
  }

  private Uni<JsonNode> fetch(String url) {
    return client
        .getAbs(url + DOCUMENT)
        .send()
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .map(response -> read(response.bodyAsString()))
        .onFailure()
        .recoverWithItem(json.createObjectNode());
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an OpenAPI document cannot be read", e);
    }
  }

  private String merge(List<JsonNode> documents) {
    ObjectNode merged = json.createObjectNode();
    merged.put("openapi", "3.1.0");
    merged.putObject("info").put("title", "Querent").put("version", version);
    ObjectNode paths = merged.putObject("paths");
    ObjectNode components = merged.putObject("components");
    for (JsonNode document : documents) {
      document
          .path("paths")
          .properties()
          .forEach(
              path -> {
                if (!path.getKey().startsWith("/internal")) {
                  paths.set(path.getKey(), path.getValue());
                }
              });
      for (String section : SECTIONS) {
        ObjectNode target = components.withObjectProperty(section);
        document
            .path("components")
            .path(section)
            .properties()
            .forEach(entry -> target.set(entry.getKey(), entry.getValue()));
      }
    }
    components
        .putObject("securitySchemes")
        .putObject("bearer")
        .put("type", "http")
        .put("scheme", "bearer");
    merged.putArray("security").addObject().putArray("bearer");
    return merged.toString();
  }
}
