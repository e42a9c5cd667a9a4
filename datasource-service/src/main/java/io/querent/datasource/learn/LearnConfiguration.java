package io.querent.datasource.learn;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of learning. */
@ConfigMapping(prefix = "querent.learn")
public interface LearnConfiguration {

  /** Tables of at most so many rows are read whole. */
  @WithDefault("100000")
  long wholeTableRows();

  /** About so many rows of larger tables are read. */
  @WithDefault("20000")
  long sampleRows();

  /** Longest single statement; a table that takes longer is learned without its values. */
  @WithDefault("15s")
  Duration statementTimeout();

  /** A learning that has not ended after this time is taken as lost, and another may start. */
  @WithDefault("15m")
  Duration lease();
}
