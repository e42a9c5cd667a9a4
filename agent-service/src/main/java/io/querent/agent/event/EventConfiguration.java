package io.querent.agent.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of the event streams of runs. */
@ConfigMapping(prefix = "querent.events")
public interface EventConfiguration {

  /** Most events kept of one run. */
  @WithDefault("5000")
  int capacity();

  /** How long the events of an ended run stay in memory. */
  @WithDefault("60s")
  Duration memory();

  /** How long the events of a run stay in Redis after its last one. */
  @WithDefault("6h")
  Duration retention();

  /** Time between comments that keep an idle stream open. */
  @WithDefault("15s")
  Duration keepAlive();

  /** Time between looks at Redis for a run of another node. */
  @WithDefault("100ms")
  Duration poll();

  /** Most streams read at once on this node. */
  @WithDefault("2000")
  int readers();
}
