package io.querent.local.supervise;

import io.querent.local.DemoInstaller;
import io.querent.local.Home;
import io.querent.local.part.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;

/** Installs the demo data in a short-lived process, unless this version of it was installed. */
final class DemoRun {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int LINES_SHOWN = 10;

  private final Home home;
  private final Forker forker;
  private final LogFiles logs;

  DemoRun(Home home, Forker forker, LogFiles logs) {
    this.home = home;
    this.forker = forker;
    this.logs = logs;
  }

  /** How it went. */
  sealed interface Outcome {}

  /** This build has no demo. */
  record Absent() implements Outcome {}

  /** It was there already. */
  record Present() implements Outcome {}

  record Installed(double seconds) implements Outcome {}

  /**
   * @param lines the last lines of its log
   */
  record Failed(String lines) implements Outcome {}

  Outcome run() throws IOException, InterruptedException {
    Optional<DemoInstaller> installer = ServiceLoader.load(DemoInstaller.class).findFirst();
    if (installer.isEmpty()) {
      return new Absent();
    }
    Path mark = home.data().resolve("demo.version");
    String version = Integer.toString(installer.get().version());
    if (Files.exists(mark) && Files.readString(mark).strip().equals(version)) {
      return new Present();
    }
    long begin = System.nanoTime();
    logs.begin("demo");
    Process process = forker.fork(Installation.demo(home), logs.path("demo"));
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return new Failed("not done after " + PATIENCE.toMinutes() + " minutes");
    }
    if (process.exitValue() != 0) {
      return new Failed(String.join("\n    ", logs.tail("demo", LINES_SHOWN)));
    }
    Files.writeString(mark, version + "\n");
    return new Installed((System.nanoTime() - begin) / 1e9);
  }
}
