package io.querent.file.engine;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Bounds of one database instance.
 *
 * @param memoryBytes memory before it spills
 * @param threads at least 1
 * @param spillDirectory where it spills; made on demand
 * @param spillBytes most that it may spill
 */
public record EngineSettings(long memoryBytes, int threads, Path spillDirectory, long spillBytes) {
  public EngineSettings {
    Objects.requireNonNull(spillDirectory, "the engine needs a spill directory");
    if (memoryBytes < 16L << 20) {
      throw new IllegalArgumentException(
          "querent.engine.memory-limit is %d bytes; give at least 16M".formatted(memoryBytes));
    }
    if (threads < 1) {
      throw new IllegalArgumentException(
          "querent.engine.threads is %d; give at least 1".formatted(threads));
    }
  }
}
