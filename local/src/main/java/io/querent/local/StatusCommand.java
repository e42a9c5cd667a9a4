package io.querent.local;

import io.querent.local.part.Installation;
import io.querent.local.part.Part;
import io.querent.local.supervise.LauncherState;
import io.querent.local.supervise.PartStatus;
import io.querent.local.supervise.Phase;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints each part with its process, port, memory and health, asked now. */
final class StatusCommand {

  private final Home home;
  private final PrintStream out;

  StatusCommand(Home home, PrintStream out) {
    this.home = home;
    this.out = out;
  }

  /** Ends with 0 when everything is healthy, 1 when something is not, 3 when nothing runs. */
  int run() throws IOException {
    Optional<LauncherState> state = RunningLauncher.state(home);
    if (state.isEmpty()) {
      out.println("Querent does not run here. Start it: ./querent up");
      return 3;
    }
    Ports ports = Ports.read(home).orElseThrow();
    Map<String, Part> parts =
        new Installation(home, ports, Secrets.loadOrCreate(home))
            .parts().stream().collect(Collectors.toMap(Part::name, part -> part));
    out.printf("%-11s %8s %6s %9s  %s%n", "part", "process", "port", "memory", "health");
    long launcher = state.get().pid();
    long total = ResidentMemory.ofOne(launcher);
    line("launcher", launcher, "", total, "supervising");
    boolean healthy = true;
    for (PartStatus part : state.get().parts()) {
      boolean serves = part.phase() == Phase.READY && parts.get(part.name()).ready();
      healthy &= serves;
      long bytes = part.pid() > 0 ? ResidentMemory.of(part.pid()) : 0;
      line(part.name(), part.pid(), Integer.toString(part.port()), bytes, health(part, serves));
      total += bytes;
    }
    out.printf(Locale.ROOT, "%-11s %8s %6s %6d MB%n", "all", "", "", total >> 20);
    out.println("Address: http://127.0.0.1:" + state.get().gateway());
    return healthy ? 0 : 1;
  }

  private void line(String name, long pid, String port, long bytes, String health) {
    out.printf(Locale.ROOT, "%-11s %8d %6s %6d MB  %s%n", name, pid, port, bytes >> 20, health);
  }

  private static String health(PartStatus part, boolean serves) {
    String again = part.restarts() == 0 ? "" : ", restarted " + part.restarts() + " times";
    return switch (part.phase()) {
      case READY ->
          (serves ? "ready" : "does not answer; see ./querent logs " + part.name()) + again;
      case WAITING -> "waits for others";
      case STARTING -> "starting";
      case RESTARTING -> "restarting" + again;
      case FAILED ->
          "failed" + again + "; see ./querent logs " + part.name() + ", then ./querent down and up";
      case STOPPED -> "stopped";
    };
  }
}
