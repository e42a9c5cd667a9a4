package io.querent.file.dataset;

import io.querent.file.engine.EngineSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes what looks into folders, as configured. */
@ApplicationScoped
class DatasetParts {
  @Produces
  @Singleton
  FolderRoots roots(FileConfiguration configuration) {
    return new FolderRoots(
        configuration.basePaths(), configuration.refusedPaths().orElse(List.of()));
  }

  @Produces
  @Singleton
  FolderLearner learner(FileConfiguration configuration, EngineSettings settings) {
    ProfileBounds bounds =
        new ProfileBounds(
            configuration.sampleRows(),
            configuration.frequentValues(),
            configuration.fullScanLimit().asLongValue());
    return new FolderLearner(settings, configuration.maxFiles(), bounds);
  }

  @Produces
  @Singleton
  FolderDatabases databases(FileConfiguration configuration, EngineSettings settings) {
    return new FolderDatabases(settings, configuration.maxFiles(), configuration.openFolders());
  }

  void close(@Disposes FolderDatabases databases) {
    databases.close();
  }
}
