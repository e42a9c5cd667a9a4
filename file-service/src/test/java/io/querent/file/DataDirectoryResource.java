package io.querent.file;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A data directory of its own for the tests. */
public class DataDirectoryResource implements QuarkusTestResourceLifecycleManager {
  static Path directory;

  @Override
  public Map<String, String> start() {
    try {
      directory = Files.createTempDirectory("querent-file-test").toRealPath();
      return Map.of("QUERENT_DATA_DIR", directory.toString(), "querent.query.max-concurrent", "3");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {}
}
