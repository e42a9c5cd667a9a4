package io.querent.datasource.connector;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Configuration of a feature with its defaults, outside of a running service. */
public final class TestConfiguration {
  private TestConfiguration() {}

  public static <T> T of(Class<T> mapping, Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withMapping(mapping)
        .withDefaultValues(settings)
        .withValidateUnknown(false)
        .addDiscoveredConverters()
        .build()
        .getConfigMapping(mapping);
  }

  public static ConnectionConfiguration connections() {
    return of(ConnectionConfiguration.class, Map.of());
  }
}
