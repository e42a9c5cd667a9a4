package io.querent.file.query;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of queries over files. */
@ConfigMapping(prefix = "querent.query")
public interface QueryConfiguration {
  /** Queries that run at once; more wait. */
  @WithDefault("4")
  int maxConcurrent();

  /** How long a query waits for its turn. */
  @WithDefault("10s")
  Duration queueWait();

  /** Rows of a result when the caller names no limit. */
  @WithDefault("5000")
  long defaultRows();

  /** Rows of a result that a caller may ask for. */
  @WithDefault("100000")
  long maxRows();

  /** How long a statement may take when the caller names no time. */
  @WithDefault("30s")
  Duration defaultTimeout();

  /** Longest time that a caller may ask for. */
  @WithDefault("10m")
  Duration maxTimeout();

  /** First rows that an answer may carry. */
  @WithDefault("1000")
  int maxPreviewRows();
}
