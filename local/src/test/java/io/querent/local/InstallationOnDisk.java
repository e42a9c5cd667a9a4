package io.querent.local;

import io.querent.local.supervise.LauncherState;
import io.querent.local.supervise.PartStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Drives an installation in a scratch folder as {@code ./querent} does, each verb in its own JVM.
 */
record InstallationOnDisk(Path root) {

  record Outcome(int status, String text) {}

  Outcome verb(String... arguments) throws Exception {
    return run(Main.class, Stream.concat(Stream.of(root.toString()), Stream.of(arguments)));
  }

  /** Runs another program of the launcher's module against this installation. */
  Outcome java(Class<?> program, String... arguments) throws Exception {
    return run(program, Stream.of(arguments));
  }

  private Outcome run(Class<?> program, Stream<String> arguments) throws Exception {
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dquerent.root=" + root,
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    program.getName()),
                arguments)
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("No end of " + String.join(" ", command) + ": " + text);
    }
    return new Outcome(process.exitValue(), text);
  }

  LauncherState state() throws Exception {
    return LauncherState.read(new Home(root)).orElseThrow();
  }

  PartStatus part(String name) throws Exception {
    return state().parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  LocalEnvironment environment() throws Exception {
    return LocalEnvironment.load(root);
  }

  void kill(long pid) throws Exception {
    new ProcessBuilder("kill", "-KILL", Long.toString(pid)).start().waitFor();
  }

  static boolean alive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
