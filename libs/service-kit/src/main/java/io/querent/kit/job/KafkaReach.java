package io.querent.kit.job;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether Kafka answers, for the readiness of services that work on jobs. Asks at most every few
 * seconds and never for longer than one.
 */
@ApplicationScoped
public class KafkaReach {
  /** Name of the check in {@code /q/health/ready}. */
  public static final String CHECK = "kafka";

  /** Whether Kafka answered, in the data of the check. */
  public static final String ANSWERS = "answers";

  private static final Duration REMEMBERED = Duration.ofSeconds(3);
  private static final int PATIENCE_MS = 1_000;

  @Inject JobConfiguration configuration;

  private final ReentrantLock asking = new ReentrantLock();
  private Admin admin;
  private boolean answers;
  private long askedAt;

  /**
   * A check that is always up: without Kafka jobs are taken in and wait, and everything else works.
   * Whether it answers is in its data.
   */
  public HealthCheckResponse check() {
    boolean there = answers();
    return HealthCheckResponse.named(CHECK)
        .up()
        .withData(ANSWERS, there)
        .withData("detail", there ? "answers" : "does not answer; jobs wait until it does")
        .build();
  }

  /** Whether Kafka answered a moment ago. */
  public boolean answers() {
    asking.lock();
    try {
      long now = System.nanoTime();
      if (askedAt == 0 || now - askedAt > REMEMBERED.toNanos()) {
        answers = ask();
        askedAt = System.nanoTime();
      }
      return answers;
    } finally {
      asking.unlock();
    }
  }

  private boolean ask() {
    try {
      if (admin == null) {
        admin = Admin.create(settings());
      }
      return !admin.describeCluster().nodes().get(PATIENCE_MS, TimeUnit.MILLISECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, configuration.bootstrap());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, PATIENCE_MS);
    settings.putAll(configuration.kafka());
    return settings;
  }

  @PreDestroy
  void close() {
    if (admin != null) {
      admin.close(Duration.ofMillis(PATIENCE_MS));
    }
  }
}
