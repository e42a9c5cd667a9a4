package io.querent.local;

import io.querent.local.supervise.LauncherState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Finds the launcher of an installation by the lock that it holds as long as it lives. */
final class RunningLauncher {

  private RunningLauncher() {}

  static boolean exists(Home home) throws IOException {
    if (!Files.exists(home.lock())) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    }
  }

  /** What a running launcher says of itself. */
  static Optional<LauncherState> state(Home home) throws IOException {
    return exists(home) ? LauncherState.read(home) : Optional.empty();
  }
}
