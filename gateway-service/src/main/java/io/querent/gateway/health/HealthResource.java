package io.querent.gateway.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.querent.gateway.proxy.ProxyConfiguration;
import io.querent.kit.job.KafkaReach;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Health of every part: down without PostgreSQL or a service that answers, degraded without Redis
 * or without Kafka, of which the services tell that use it.
 */
@Path("/health")
@Singleton
public class HealthResource {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int OK = 200;
  private static final String DOWN = "down";
  private static final Part WELL = new Part("ok", null);
  private static final Optional<Boolean> NOT_USED = Optional.empty();

  /** Without these most things work on. */
  private static final Set<String> SPARED = Set.of("redis", KafkaReach.CHECK);

  @Inject ProxyConfiguration services;
  @Inject ReactiveRedisDataSource redis;
  @Inject Vertx vertx;

  @ConfigProperty(name = "quarkus.application.version")
  String version;

  private WebClient client;

  /** State of one part. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Part(String status, String detail) {}

  /** State of the whole. */
  public record Health(String status, String version, Map<String, Part> parts) {}

  /**
   * What one probe found.
   *
   * @param kafka whether Kafka answers; null where the part does not use it
   */
  record Named(String name, Part part, Boolean kafka) {}

  @PostConstruct
  void prepare() {
    client = WebClient.create(vertx);
  }

  @GET
  public Uni<Health> health() {
    List<Uni<Named>> checks = new ArrayList<>();
    checks.add(check("redis", redis.execute("PING").replaceWith(NOT_USED)));
    checks.add(check("postgres", Panache.withSession(HealthResource::ping)));
    services
        .services()
        .forEach((name, service) -> checks.add(check(name, ready(service.url().toString()))));
    return Uni.join().all(checks).andFailFast().map(parts -> health(version, parts));
  }

  private static Uni<Optional<Boolean>> ping() {
    return Panache.getSession()
        .chain(session -> session.createNativeQuery("select 1").getSingleResult())
        .replaceWith(NOT_USED);
  }

  private Uni<Optional<Boolean>> ready(String url) {
    return client
        .getAbs(url + "/q/health/ready")
        .send()
        .map(
            response -> {
              if (response.statusCode() != OK) {
                throw new IllegalStateException("not ready");
              }
              return kafka(response.bodyAsString());
            });
  }

  /** What the readiness of a service says of Kafka. */
  static Optional<Boolean> kafka(String body) {
    try {
      return new JsonObject(body == null ? "{}" : body)
          .getJsonArray("checks", new JsonArray()).stream()
              .map(JsonObject.class::cast)
              .filter(check -> KafkaReach.CHECK.equals(check.getString("name")))
              .map(check -> check.getJsonObject("data", new JsonObject()))
              .map(data -> data.getBoolean(KafkaReach.ANSWERS, true))
              .findFirst();
    } catch (DecodeException | ClassCastException e) {
      return NOT_USED;
    }
  }

  private static Uni<Named> check(String name, Uni<Optional<Boolean>> probe) {
    return probe
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .map(kafka -> new Named(name, WELL, kafka.orElse(null)))
        .onFailure()
        .recoverWithItem(new Named(name, new Part(DOWN, "does not answer"), null));
  }

  static Health health(String version, List<Named> parts) {
    Map<String, Part> byName = new TreeMap<>();
    parts.forEach(named -> byName.put(named.name(), named.part()));
    List<Boolean> kafka = parts.stream().map(Named::kafka).filter(Objects::nonNull).toList();
    if (!kafka.isEmpty()) {
      byName.put(
          KafkaReach.CHECK,
          kafka.contains(false)
              ? new Part(DOWN, "does not answer; jobs wait until it does")
              : WELL);
    }
    List<String> away =
        byName.entrySet().stream()
            .filter(part -> !part.getValue().equals(WELL))
            .map(Map.Entry::getKey)
            .toList();
    String status = away.isEmpty() ? "ok" : SPARED.containsAll(away) ? "degraded" : DOWN;
    return new Health(status, version, byName);
  }
}
