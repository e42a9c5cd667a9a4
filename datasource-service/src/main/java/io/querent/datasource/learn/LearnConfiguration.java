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

  /** Values that are listed of a column of names at most. */
  @WithDefault("1000")
  int listedValues();

  /** Values of a column that are told apart; how many more there are is not known. */
  @WithDefault("100000")
  int distinctValues();

  /** The bounds of a learning that is asked to be deep. */
  Deep deep();

  /** A learning that has not ended after this time is taken as lost, and another may start. */
  @WithDefault("15m")
  Duration lease();

  /** What is read where more than usual is wanted. */
  interface Deep {

    /** Tables of at most so many rows are read whole. */
    @WithDefault("1000000")
    long wholeTableRows();

    /** About so many rows of larger tables are read. */
    @WithDefault("200000")
    long sampleRows();

    /** Longest single statement. */
    @WithDefault("60s")
    Duration statementTimeout();

    /** Values that are listed of a column of names at most. */
    @WithDefault("3000")
    int listedValues();

    /** A deep learning that has not ended after this time is taken as lost. */
    @WithDefault("1h")
    Duration lease();
  }
}
