package io.querent.local;

import io.querent.local.supervise.Launcher;
import io.querent.local.supervise.LauncherState;
import io.querent.local.supervise.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts the launcher in the background and passes on what it tells until everything is ready. */
final class UpCommand {

  private final Home home;
  private final PrintStream out;

  UpCommand(Home home, PrintStream out) {
    this.home = home;
    this.out = out;
  }

  int run(UpOptions options) throws IOException, InterruptedException {
    home.create();
    Optional<LauncherState> running = RunningLauncher.state(home);
    if (running.isPresent()) {
      out.printf(
          "Querent runs already at http://127.0.0.1:%d (launcher %d).%n",
          running.get().gateway(), running.get().pid());
      out.println("See ./querent status; stop it with ./querent down.");
      return 0;
    }
    int port = Ports.gatewayPort(home, options.port());
    if (!options.infrastructureOnly() && !Ports.free(port)) {
      return busy(port);
    }
    Files.deleteIfExists(home.progress());
    Process launcher = launch(options);
    Thread abort = new Thread(launcher::destroy, "abort");
    Runtime.getRuntime().addShutdownHook(abort);
    boolean ready = follow(launcher);
    if (ready) {
      Runtime.getRuntime().removeShutdownHook(abort);
    }
    return ready ? 0 : 1;
  }

  private int busy(int port) {
    String owner = PortOwner.of(port).map(PortOwner::toString).orElse("a program of another user");
    out.printf("Port %d is taken by %s.%n", port, owner);
    int other = port + 1;
    while (!Ports.free(other)) {
      other++;
    }
    out.printf("Stop that program, or choose another port: ./querent up --port %d%n", other);
    return 1;
  }

  private Process launch(UpOptions options) throws IOException {
    List<String> line = new ArrayList<>(detached());
    line.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Launcher.class.getName(),
            home.root().toString()));
    line.addAll(options.arguments());
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectOutput(home.log("launcher").toFile())
        .start();
  }

  /** A program that takes its command out of reach of the terminal, if there is one. */
  private static List<String> detached() {
    return Stream.of("setsid", "nohup")
        .filter(
            program ->
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))))
        .findFirst()
        .map(List::of)
        .orElse(List.of());
  }

  private boolean follow(Process launcher) throws IOException, InterruptedException {
    long read = 0;
    while (true) {
      boolean alive = launcher.isAlive();
      String fresh = readFrom(read);
      int complete = fresh.lastIndexOf('\n') + 1;
      read += fresh.substring(0, complete).getBytes(StandardCharsets.UTF_8).length;
      for (String line : fresh.substring(0, complete).lines().toList()) {
        switch (line) {
          case Progress.READY -> {
            return true;
          }
          case Progress.FAILED -> {
            launcher.waitFor();
            return false;
          }
          default -> out.println(line);
        }
      }
      if (!alive) {
        out.println("The launcher ended early; its last words:");
        out.print(Files.readString(home.log("launcher")));
        return false;
      }
      Thread.sleep(40);
    }
  }

  private String readFrom(long position) throws IOException {
    if (!Files.exists(home.progress())) {
      return "";
    }
    try (RandomAccessFile file = new RandomAccessFile(home.progress().toFile(), "r")) {
      file.seek(position);
      byte[] bytes = new byte[(int) Math.max(0, file.length() - position)];
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
