package io.querent.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The process that listens on a port, from {@code /proc} where there is one, else from {@code
 * lsof}. Unknown when the process belongs to somebody else.
 *
 * @param pid the process
 * @param command its command line, shortened
 */
public record PortOwner(long pid, String command) {

  private static final int SHOWN = 120;
  private static final String LISTENING = "0A";

  public static Optional<PortOwner> of(int port) {
    try {
      Optional<Long> pid = Files.exists(Path.of("/proc/net/tcp")) ? fromProc(port) : fromLsof(port);
      return pid.map(found -> new PortOwner(found, command(found)));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return command + " (process " + pid + ")";
  }

  private static Optional<Long> fromProc(int port) throws IOException {
    Set<String> sockets = new HashSet<>();
    for (Path table : List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))) {
      if (Files.exists(table)) {
        try (Stream<String> lines = Files.lines(table)) {
          lines.skip(1).forEach(line -> listeningSocket(line, port).ifPresent(sockets::add));
        }
      }
    }
    if (sockets.isEmpty()) {
      return Optional.empty();
    }
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> holds(pid, sockets))
        .findFirst();
  }

  private static Optional<String> listeningSocket(String line, int port) {
    String[] fields = line.strip().split("\\s+");
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    return fields.length > 9 && fields[1].endsWith(suffix) && fields[3].equals(LISTENING)
        ? Optional.of("socket:[" + fields[9] + "]")
        : Optional.empty();
  }

  private static boolean holds(long pid, Set<String> sockets) {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (Path file : files) {
        if (pointsTo(file, sockets)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean pointsTo(Path file, Set<String> sockets) {
    try {
      return sockets.contains(Files.readSymbolicLink(file).toString());
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<Long> fromLsof(int port) throws IOException, InterruptedException {
    Process lsof =
        new ProcessBuilder("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fp")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(lsof.getInputStream().readAllBytes()).strip();
    lsof.waitFor(5, TimeUnit.SECONDS);
    return output
        .lines()
        .filter(line -> line.startsWith("p"))
        .map(line -> Long.valueOf(line.substring(1)))
        .findFirst();
  }

  private static String command(long pid) {
    String line =
        ProcessHandle.of(pid)
            .map(ProcessHandle::info)
            .flatMap(info -> info.commandLine().or(info::command))
            .orElse("a program");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }
}
