package io.querent.agent.loop;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of one run. */
@ConfigMapping(prefix = "querent.loop")
public interface LoopConfiguration {

  /** Most turns of the model. */
  @WithDefault("8")
  int steps();

  /** Most failed tool calls that are given back to the model. */
  @WithDefault("3")
  int retries();

  /** Most tool calls of one turn. */
  @WithDefault("5")
  int callsPerStep();

  /** Most tokens, prompt and completion together. */
  @WithDefault("200000")
  long tokens();

  /** Longest time. */
  @WithDefault("120s")
  Duration time();

  /** Earlier exchanges that a model is shown. */
  @WithDefault("6")
  int history();
}
