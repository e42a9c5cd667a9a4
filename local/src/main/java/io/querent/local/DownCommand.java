package io.querent.local;

import io.querent.local.supervise.LauncherState;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the launcher to stop its parts and end, and waits for it. */
final class DownCommand {

  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final Home home;
  private final PrintStream out;

  DownCommand(Home home, PrintStream out) {
    this.home = home;
    this.out = out;
  }

  int run() throws IOException, InterruptedException {
    Optional<LauncherState> state = RunningLauncher.state(home);
    if (state.isEmpty()) {
      out.println("Querent does not run here.");
      return 0;
    }
    Optional<ProcessHandle> launcher = ProcessHandle.of(state.get().pid());
    if (launcher.isPresent()) {
      launcher.get().destroy();
      try {
        launcher.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        launcher.get().destroyForcibly();
        out.println("The launcher did not end in time and was killed; its parts end with it.");
        return 1;
      } catch (ExecutionException e) {
        throw new IOException(e.getCause());
      }
    }
    out.println("Querent is down; its data stays in " + home.data());
    return 0;
  }
}
