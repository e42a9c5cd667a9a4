package io.querent.file.result;

import io.querent.file.engine.EngineSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import org.apache.arrow.memory.BufferAllocator;

/** Opens the directory of results once. */
@ApplicationScoped
class ResultParts {
  @Produces
  @Singleton
  ResultFiles files(
      ResultConfiguration configuration, EngineSettings settings, BufferAllocator allocator)
      throws IOException, SQLException {
    return ResultFiles.open(configuration.directory(), settings, allocator);
  }

  void close(@Disposes ResultFiles files) throws SQLException {
    files.close();
  }
}
