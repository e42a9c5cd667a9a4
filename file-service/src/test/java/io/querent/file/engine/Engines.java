package io.querent.file.engine;

import java.nio.file.Path;

/** Engine settings for tests. */
public final class Engines {
  private Engines() {}

  public static EngineSettings small(Path scratch) {
    return new EngineSettings(256L << 20, 2, scratch.resolve("spill"), 256L << 20);
  }
}
