package io.querent.gateway.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.gateway.proxy.ProxyConfiguration;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks every service for its OpenAPI document. */
@Singleton
class ServiceDocuments {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String DOCUMENT = "/q/openapi?format=json";

  @Inject ProxyConfiguration services;
  @Inject DocumentMerge merge;
  @Inject ObjectMapper json;
  @Inject Vertx vertx;

  @ConfigProperty(name = "quarkus.http.port")
  int port;

  private WebClient client;

  private record Named(String service, JsonNode document) {}

  @PostConstruct
  void prepare() {
    client = WebClient.create(vertx);
  }

  /** The merged document of all services that answer. */
  Uni<ObjectNode> merged() {
    List<Uni<Named>> documents = new ArrayList<>();
    documents.add(fetch("gateway", "http://127.0.0.1:" + port));
    new TreeMap<>(services.services())
        .forEach((name, service) -> documents.add(fetch(name, service.url().toString())));
    return Uni.join()
        .all(documents)
        .andFailFast()
        .map(
            all -> {
              Map<String, JsonNode> byService = new LinkedHashMap<>();
              all.forEach(named -> byService.put(named.service(), named.document()));
              return merge.merge(byService);
            });
  }

  private Uni<Named> fetch(String service, String url) {
    return client
        .getAbs(url + DOCUMENT)
        .send()
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .map(response -> read(response.bodyAsString()))
        .onFailure()
        .recoverWithItem(MissingNode.getInstance())
        .map(document -> new Named(service, document));
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an OpenAPI document cannot be read", e);
    }
  }
}
