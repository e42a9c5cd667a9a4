package io.querent.datasource.query;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of queries. */
@ConfigMapping(prefix = "querent.query")
public interface QueryConfiguration {

  /** Most rows of a result where the request names no limit. */
  @WithDefault("5000")
  int defaultRows();

  /** Most rows that a request may ask for. */
  @WithDefault("100000")
  int maxRows();

  /** How long a statement may take where the request names no time. */
  @WithDefault("30s")
  Duration defaultTimeout();

  /** Longest time that a request may ask for. */
  @WithDefault("5m")
  Duration maxTimeout();

  /** Most rows in the head of a result. */
  @WithDefault("1000")
  int maxPreviewRows();

  /**
   * A result up to this size waits in memory for its last row, a larger one in a temporary file.
   */
  @WithDefault("4M")
  MemorySize resultInMemory();

  /** A result of more bytes than this is refused. */
  @WithDefault("512M")
  MemorySize maxResultSize();
}
