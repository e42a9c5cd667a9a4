package io.querent.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Ties the life of a child to the launcher's. Where {@code setpriv} offers it, the kernel signals
 * the child as soon as the launcher's forking thread is gone; elsewhere a watching shell does it
 * (see {@code Watchdog}).
 */
public final class Leash {

  private static final boolean KERNEL = works("setpriv", "--pdeathsig", "KILL", "true");
  private static final boolean NAMESPACE = works("unshare", "-U", "true");

  private Leash() {}

  /** Whether the kernel ends the children of a dead launcher. */
  public static boolean byKernel() {
    return KERNEL;
  }

  /** A command that gets the signal when the launcher dies. */
  static List<String> tie(String signal, List<String> command) {
    return KERNEL ? join(List.of("setpriv", "--pdeathsig", signal), command) : command;
  }

  /**
   * The same for a program that refuses to run as root: root enters a user namespace in which it is
   * nobody.
   *
   * @throws PartFailure when the launcher is root and the kernel forbids user namespaces
   */
  static List<String> tieWithoutRoot(String signal, List<String> command) throws PartFailure {
    if (!root()) {
      return tie(signal, command);
    }
    if (!NAMESPACE) {
      throw new PartFailure(
          "PostgreSQL does not run as root, and this machine forbids user namespaces",
          "Run ./querent up as an ordinary user.");
    }
    return tie(signal, join(List.of("unshare", "-U"), command));
  }

  static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static List<String> join(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static boolean works(String... command) {
    if (!onPath(command[0])) {
      return false;
    }
    try {
      return new ProcessBuilder(new ArrayList<>(List.of(command)))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
