package io.querent.agent.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of runs on this node. */
@ConfigMapping(prefix = "querent.runs")
public interface RunConfiguration {

  /** Most runs at once; more are refused with 'overloaded'. */
  @WithDefault("256")
  int concurrent();

  /** Most runs that work at the same moment; the others wait for their turn. */
  @WithDefault("64")
  int working();

  /** How long a node's lease on a run lasts without renewal. */
  @WithDefault("20s")
  Duration lease();

  /** Longest time that a caller without a stream waits for the answer. */
  @WithDefault("150s")
  Duration patience();

  /** How long a node that shuts down waits for its stopped runs to keep what they have. */
  @WithDefault("5s")
  Duration farewell();

  /** Longest question, in characters. */
  @WithDefault("4000")
  int question();

  /** Earlier runs of a chat that a new one looks at. */
  @WithDefault("10")
  int history();
}
