package io.querent.local.supervise;

import io.querent.local.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Ends the parts of a dead launcher where the kernel does not: a shell that looks once a second
 * whether the launcher lives, and signals the remembered processes when it does not. PostgreSQL
 * gets INT, its fast shutdown; everything else is killed.
 */
final class Watchdog {

  private static final String SCRIPT =
      """
      trap '' INT HUP
      while kill -0 "$1" 2>/dev/null; do sleep 1; done
      while read -r signal pid; do kill -s "$signal" "$pid" 2>/dev/null; done < "$2"
      """;

  private final Path list;
  private final long launcher;

  Watchdog(Home home, long launcher) {
    this.launcher = launcher;
    this.list = home.dir().resolve("children.txt");
  }

  void start() throws IOException {
    Files.writeString(list, "");
    new ProcessBuilder(
            "sh", "-c", SCRIPT, "querent-watchdog", Long.toString(launcher), list.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  void remember(List<PartStatus> parts) throws IOException {
    String lines =
        parts.stream()
            .filter(part -> part.pid() > 0)
            .map(part -> (part.name().equals("postgres") ? "INT " : "KILL ") + part.pid() + "\n")
            .collect(Collectors.joining());
    Files.writeString(list, lines);
  }
}
