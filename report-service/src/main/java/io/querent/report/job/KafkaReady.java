package io.querent.report.job;

import io.querent.kit.job.KafkaReach;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells whether Kafka answers; the service is ready without it. */
@Readiness
@ApplicationScoped
class KafkaReady implements HealthCheck {
  @Inject KafkaReach kafka;

  @Override
  public HealthCheckResponse call() {
    return kafka.check();
  }
}
