package io.querent.local.demo.monitoring;

import io.querent.local.LocalEnvironment;
import io.querent.local.demo.DemoDataset;
import io.querent.local.demo.DemoSchema;
import java.time.LocalDateTime;
import java.util.Map;

/** {@code monitoring}: a schema of the demo database. */
public final class MonitoringDataset implements DemoDataset {

  private static final DemoSchema SCHEMA = new DemoSchema("monitoring");

  @Override
  public String id() {
    return "monitoring";
  }

  @Override
  public String displayName() {
    return "Site monitoring";
  }

  @Override
  public String description() {
    return "Web sites of several providers: hourly checks of three months, and issues.";
  }

  @Override
  public String kind() {
    return "postgres";
  }

  @Override
  public Map<String, Object> connection(LocalEnvironment environment) {
    return SCHEMA.connection(environment.postgres());
  }

  @Override
  public boolean prepare(LocalEnvironment environment, LocalDateTime now) throws Exception {
    return SCHEMA.prepare(environment.postgres(), now, moment -> new Monitoring(moment).rows());
  }
}
