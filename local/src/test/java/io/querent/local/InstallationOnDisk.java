package io.querent.local;

import io.querent.local.supervise.LauncherState;
import io.querent.local.supervise.PartStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Drives an installation in a scratch folder as {@code ./querent} does, each verb in its own JVM.
 */
record InstallationOnDisk(Path root) {

  record Outcome(int status, String text) {}

  Outcome verb(String... arguments) throws Exception {
    Process process =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            root.toString()),
                        Stream.of(arguments))
                    .toList())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("No end of " + String.join(" ", arguments) + ": " + text);
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
