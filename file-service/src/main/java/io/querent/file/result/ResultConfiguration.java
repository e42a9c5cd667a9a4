package io.querent.file.result;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Kept results. */
@ConfigMapping(prefix = "querent.results")
public interface ResultConfiguration {
  /** Where the Parquet files are. */
  Path directory();

  /** How long a result is kept. */
  @WithDefault("7d")
  Duration retention();

  /** How long it is remembered that an expired result existed. */
  @WithDefault("30d")
  Duration remembrance();

  /** How often expired results are looked for. */
  @WithDefault("10m")
  Duration cleanupInterval();

  /** Expired results removed in one turn of the cleaning. */
  @WithDefault("500")
  int cleanupBatch();

  /** Rows that one result may have. */
  @WithDefault("1000000")
  long maxRows();

  /** Size of one result as Arrow data. */
  @WithDefault("1G")
  MemorySize maxSize();

  /** Results written and read at once. */
  @WithDefault("32")
  int maxConcurrent();

  /** How long a request waits for its turn. */
  @WithDefault("10s")
  Duration queueWait();
}
