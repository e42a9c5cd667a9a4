package io.querent.file.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** Makes what the engine needs, as configured. */
@ApplicationScoped
class EngineParts {
  @Produces
  @Singleton
  EngineSettings settings(EngineConfiguration configuration) throws IOException {
    Files.createDirectories(configuration.spillDirectory());
    return new EngineSettings(
        configuration.memoryLimit().asLongValue(),
        configuration.threads(),
        configuration.spillDirectory().toAbsolutePath(),
        configuration.spillLimit().asLongValue());
  }

  @Produces
  @Singleton
  BufferAllocator allocator(EngineConfiguration configuration) {
    return new RootAllocator(configuration.arrowLimit().asLongValue());
  }

  void close(@Disposes BufferAllocator allocator) {
    if (allocator.getAllocatedMemory() == 0) {
      allocator.close();
    }
  }
}
