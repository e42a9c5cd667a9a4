package io.querent.report.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of runs. */
@ConfigMapping(prefix = "querent.run")
public interface RunConfiguration {

  /** How long a completed run answers the same version, parameters and datasource again. */
  @WithDefault("60s")
  Duration cacheFor();

  /** Runs that execute at a time on one node. */
  @WithDefault("16")
  int working();

  /** Runs that wait for their turn on one node; beyond that a run is refused. */
  @WithDefault("256")
  int waiting();

  /** Rows that are kept with a run. */
  @WithDefault("50")
  int samples();

  /** How long a run outlives the last sign of life of its node. */
  @WithDefault("15s")
  Duration lease();

  /** How often a node gives a sign of life and looks for cancelled runs. */
  @WithDefault("400ms")
  Duration heartbeat();

  /** How often a followed run is looked at. */
  @WithDefault("250ms")
  Duration poll();

  /** Readers of run events at a time on one node. */
  @WithDefault("512")
  int readers();

  /** Definitions that are kept in memory. */
  @WithDefault("500")
  int definitions();

  /** Most rows of either result in a comparison. */
  @WithDefault("20000")
  int comparedRows();
}
