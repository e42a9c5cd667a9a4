package io.querent.file.engine;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Bounds of the database engine that works in this process. */
@ConfigMapping(prefix = "querent.engine")
public interface EngineConfiguration {
  /** Memory that one database instance may use before it spills to disk. */
  @WithDefault("512M")
  MemorySize memoryLimit();

  /** Where instances spill; each in a directory of its own. */
  Path spillDirectory();

  /** Threads of one database instance. */
  @WithDefault("2")
  int threads();

  /** Disk that one database instance may use for spilling. */
  @WithDefault("2G")
  MemorySize spillLimit();

  /** Arrow buffers that all requests together may hold outside of the heap. */
  @WithDefault("512M")
  MemorySize arrowLimit();
}
