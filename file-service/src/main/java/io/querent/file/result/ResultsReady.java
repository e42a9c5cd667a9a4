package io.querent.file.result;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when results can be written and read. */
@Readiness
@ApplicationScoped
class ResultsReady implements HealthCheck {
  @Inject ResultFiles files;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("results").status(files.works()).build();
  }
}
