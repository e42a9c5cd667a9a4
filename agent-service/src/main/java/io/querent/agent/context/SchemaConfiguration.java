package io.querent.agent.context;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the agent remembers of datasources. */
@ConfigMapping(prefix = "querent.schemas")
public interface SchemaConfiguration {

  /** Most schemas kept in memory. */
  @WithDefault("500")
  int capacity();

  /** How long the list of datasources is believed before it is asked again. */
  @WithDefault("2s")
  Duration listFor();

  /** Most datasources that one question is tried on when none is named. */
  @WithDefault("40")
  int consulted();
}
