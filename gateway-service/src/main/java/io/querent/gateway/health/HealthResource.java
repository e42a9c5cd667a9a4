package io.querent.gateway.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.querent.gateway.proxy.ProxyConfiguration;
import io.smallrye.mutiny.Uni;
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
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Health of every part: down without PostgreSQL or a service that answers, degraded without Redis.
 */
@Path("/health")
@Singleton
public class HealthResource {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int OK = 200;

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

  private record Named(String name, Part part) {}

  @PostConstruct
  void prepare() {
    client = WebClient.create(vertx);
  }

  @GET
  public Uni<Health> health() {
    List<Uni<Named>> checks = new ArrayList<>();
    checks.add(check("redis", redis.execute("PING").replaceWithVoid()));
    checks.add(check("postgres", Panache.withSession(HealthResource::ping)));
    services
        .services()
        .forEach((name, service) -> checks.add(check(name, ready(service.url().toString()))));
    return Uni.join().all(checks).andFailFast().map(this::health);
  }

  private static Uni<Void> ping() {
    return Panache.getSession()
        .chain(session -> session.createNativeQuery("select 1").getSingleResult())
        .replaceWithVoid();
  }

  private Uni<Void> ready(String url) {
    return client
        .getAbs(url + "/q/health/ready")
        .send()
        .invoke(
            response -> {
              if (response.statusCode() != OK) {
                throw new IllegalStateException("not ready");
              }
            })
        .replaceWithVoid();
  }

  private static Uni<Named> check(String name, Uni<Void> probe) {
    return probe
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .map(_ -> new Part("ok", null))
        .onFailure()
        .recoverWithItem(new Part("down", "does not answer"))
        .map(part -> new Named(name, part));
  }

  private Health health(List<Named> parts) {
    Map<String, Part> byName = new TreeMap<>();
    parts.forEach(named -> byName.put(named.name(), named.part()));
    boolean redisDown = !byName.get("redis").status().equals("ok");
    boolean othersDown =
        byName.entrySet().stream()
            .anyMatch(e -> !e.getKey().equals("redis") && !e.getValue().status().equals("ok"));
    String status = othersDown ? "down" : redisDown ? "degraded" : "ok";
    return new Health(status, version, byName);
  }
}
