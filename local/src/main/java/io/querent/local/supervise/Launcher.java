package io.querent.local.supervise;

import io.querent.local.Home;
import io.querent.local.Ports;
import io.querent.local.Secrets;
import io.querent.local.UpOptions;
import io.querent.local.part.Installation;
import io.querent.local.part.Part;
import io.querent.local.part.PartFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;

/**
 * Main class of the background process. Arguments: the clone, then those of {@link UpOptions}. Ends
 * on SIGTERM, after all of its parts.
 */
public final class Launcher {

  private static final Duration LOG_CHECK = Duration.ofSeconds(20);

  private final Home home;
  private final UpOptions options;
  private final Progress progress;
  private final LogFiles logs;
  private final Forker forker = new Forker();

  private Launcher(Home home, UpOptions options) throws IOException {
    this.home = home;
    this.options = options;
    this.progress = new Progress(home);
    this.logs = new LogFiles(home);
  }

  public static void main(String[] arguments) throws Exception {
    Home home = new Home(Path.of(arguments[0]));
    UpOptions options = UpOptions.parse(Arrays.asList(arguments).subList(1, arguments.length));
    home.create();
    try (FileChannel lock =
        FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (lock.tryLock() == null) {
        throw new IllegalStateException("Another launcher runs in " + home.dir());
      }
      new Launcher(home, options).run();
    }
  }

  private void run() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Orphans.await(home);
    Ports ports = Ports.choose(home, Ports.gatewayPort(home, options.port()));
    Installation installation = new Installation(home, ports, Secrets.loadOrCreate(home));
    List<Part> parts =
        options.infrastructureOnly() ? installation.infrastructure() : installation.parts();
    Supervisor supervisor = new Supervisor(home, ports.of(Ports.GATEWAY), parts, forker, logs);
    Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop, "shutdown"));
    try {
      supervisor.start(this::tell);
      boolean demo = demo();
      double seconds = (System.nanoTime() - begin) / 1e9;
      ready(installation, seconds, demo);
    } catch (CompletionException e) {
      fail(e.getCause());
      System.exit(1);
    }
    while (true) {
      Thread.sleep(LOG_CHECK);
      logs.bound();
    }
  }

  private void tell(PartStatus part) {
    if (part.restarts() == 0) {
      progress.say(
          String.format(
              Locale.ROOT,
              "  %-11s ready in %4.1f s   127.0.0.1:%d",
              part.name(),
              part.seconds(),
              part.port()));
    }
  }

  private boolean demo() throws IOException, InterruptedException {
    if (options.infrastructureOnly() || !options.demo()) {
      return false;
    }
    DemoRun demo = new DemoRun(home, forker, logs);
    return switch (demo.run()) {
      case DemoRun.Absent absent -> false;
      case DemoRun.Present present -> true;
      case DemoRun.Installed installed -> {
        progress.say(
            String.format(Locale.ROOT, "  %-11s ready in %4.1f s", "demo", installed.seconds()));
        yield true;
      }
      case DemoRun.Failed failed -> {
        progress.say("  demo        was not installed:\n    " + failed.lines());
        progress.say("  Querent works without it; ./querent down and up tries again.");
        yield false;
      }
    };
  }

  private void ready(Installation installation, double seconds, boolean demo) {
    if (options.infrastructureOnly()) {
      progress.say(String.format(Locale.ROOT, "The infrastructure runs (%.1f s).", seconds));
    } else {
      progress.say(
          String.format(
              Locale.ROOT,
              "Querent is ready at %s (%.1f s).",
              installation.environment().gateway(),
              seconds));
    }
    if (demo) {
      progress.say("Ask something: ./querent ask \"top 10 customers by revenue\"");
    }
    progress.say(Progress.READY);
  }

  private void fail(Throwable failure) {
    progress.say(failure.getMessage());
    if (failure instanceof PartFailure part) {
      progress.say(part.remedy());
    }
    progress.say(Progress.FAILED);
  }
}
