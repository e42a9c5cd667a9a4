package io.querent.report.job;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.querent.kit.testing.KafkaProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import redis.embedded.RedisServer;

/**
 * PostgreSQL, Redis and Kafka that a test can stop and start again. The switches are reached over
 * HTTP, because the test lives in another class loader.
 */
public class FaultInfrastructure implements QuarkusTestResourceLifecycleManager {
  static final String SWITCHES = "test.switches.port";

  private final KafkaProcess kafka = new KafkaProcess();
  private final int postgresPort = freePort();
  private final int redisPort = freePort();
  private Path postgresData;
  private EmbeddedPostgres postgres;
  private RedisServer redis;
  private HttpServer control;

  @Override
  public Map<String, String> start() {
    try {
      postgresData = Files.createTempDirectory("postgres-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    startPostgres();
    startRedis();
    kafka.start();
    Map<String, Runnable> switches =
        Map.of(
            "kafka.stop", kafka::kill,
            "kafka.start", kafka::start,
            "redis.stop", this::stopRedis,
            "redis.start", this::startRedis,
            "postgres.stop", this::stopPostgres,
            "postgres.start", this::startPostgres);
    serve(switches);
    return Map.of(
        SWITCHES,
        String.valueOf(control.getAddress().getPort()),
        "QUERENT_KAFKA_BOOTSTRAP",
        kafka.bootstrap(),
        "QUERENT_REDIS_URL",
        "redis://127.0.0.1:" + redisPort,
        "QUERENT_POSTGRES_HOST",
        "127.0.0.1",
        "QUERENT_POSTGRES_PORT",
        String.valueOf(postgresPort),
        "QUERENT_POSTGRES_DATABASE",
        "postgres",
        "QUERENT_POSTGRES_USER",
        "postgres",
        "QUERENT_POSTGRES_PASSWORD",
        "postgres");
  }

  private void serve(Map<String, Runnable> switches) {
    try {
      control = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    switches.forEach(
        (name, action) ->
            control.createContext(
                "/" + name,
                exchange -> {
                  action.run();
                  exchange.sendResponseHeaders(204, -1);
                  exchange.close();
                }));
    control.start();
  }

  @Override
  public void stop() {
    if (control != null) {
      control.stop(0);
    }
    kafka.close();
    stopRedis();
    stopPostgres();
  }

  private void startPostgres() {
    try {
      postgres =
          EmbeddedPostgres.builder()
              .setPort(postgresPort)
              .setDataDirectory(postgresData)
              .setCleanDataDirectory(false)
              .setServerConfig("shared_buffers", "32MB")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  private void stopPostgres() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }

  private void startRedis() {
    try {
      redis = RedisServer.newRedisServer().port(redisPort).setting("bind 127.0.0.1").build();
      redis.start();
    } catch (IOException e) {
      throw new UncheckedIOException("Redis did not start", e);
    }
  }

  private void stopRedis() {
    try {
      redis.stop();
    } catch (IOException e) {
      throw new UncheckedIOException("Redis did not stop", e);
    }
  }

  private static int freePort() {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
