package io.querent.file.dataset;

import io.querent.contracts.file.FileFolder;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.file.engine.EngineFailures;
import io.querent.file.engine.RunningStatement;
import io.querent.file.engine.Slots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Checks and learns folders of files. */
@ApplicationScoped
public class DatasetService {
  private static final int LEARNING_AT_ONCE = 2;

  @Inject FolderRoots roots;
  @Inject FolderLearner learner;
  @Inject FileConfiguration configuration;

  private final Slots slots = new Slots(LEARNING_AT_ONCE, Duration.ofMinutes(1), "learnings");

  /** Whether the folder can be read; an unusable one is an answer, not a failure. */
  public FileFolder.Check check(String path) {
    try {
      return learner.check(roots.folder(path));
    } catch (ProblemException unusable) {
      if (unusable.code() == ErrorCode.FORBIDDEN) {
        throw unusable;
      }
      return new FileFolder.Check(false, 0, 0, List.of(unusable.getMessage()));
    }
  }

  /** Learns the folder's tables. */
  public FileFolder.Contents learn(String path, RunningStatement running) {
    Path folder = roots.folder(path);
    try (Slots.Slot slot = slots.take()) {
      return learner.learn(folder, running);
    } catch (SQLException e) {
      throw EngineFailures.classify(
          e, running.end(), configuration.learnTimeout().toMillis(), folder.toString());
    }
  }

  /** How long learning may take. */
  public Duration learnTimeout() {
    return configuration.learnTimeout();
  }
}
