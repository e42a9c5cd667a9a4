package io.querent.local.supervise;

import io.querent.local.Home;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a launcher that was killed may have left behind. */
final class Orphans {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long CLOCK_TOLERANCE_MILLIS = 1_000;

  private Orphans() {}

  /** Waits until every process of the last account is gone, and ends those that stay. */
  static void await(Home home) throws IOException, InterruptedException {
    List<PartStatus> parts = LauncherState.read(home).map(LauncherState::parts).orElse(List.of());
    for (PartStatus part : parts) {
      if (part.pid() > 0) {
        ProcessHandle process = ProcessHandle.of(part.pid()).orElse(null);
        if (process != null && same(process, part)) {
          await(process);
        }
      }
    }
  }

  private static boolean same(ProcessHandle process, PartStatus part) {
    return process
        .info()
        .startInstant()
        .map(start -> Math.abs(start.toEpochMilli() - part.born()) <= CLOCK_TOLERANCE_MILLIS)
        .orElse(false);
  }

  private static void await(ProcessHandle process) throws InterruptedException {
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      process.destroyForcibly();
    }
  }
}
