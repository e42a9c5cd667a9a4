package io.querent.cli;

import io.querent.cli.command.Surroundings;
import io.querent.cli.command.Tty;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Runs the client in a process of its own making: variables, home, keyboard, screen. */
final class Cli {
  private final Map<String, String> variables = new HashMap<>();
  private final Path home;
  private Tty tty = Tty.none();
  private String typed = "";

  /** What came of a command. */
  record Outcome(int exitCode, String out, String err) {}

  Cli(String url, Path home) {
    this.home = home;
    variables.put("QUERENT_URL", url);
  }

  Cli with(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Sits somebody at a terminal who types these lines, or this password when asked for one. */
  Cli atTerminal(int width, String lines, String password) {
    typed = lines;
    tty = new Tty(true, true, () -> width, () -> Optional.of(password.toCharArray()));
    return this;
  }

  Cli piped(String input) {
    typed = input;
    return this;
  }

  Outcome run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            variables,
            home,
            new BufferedReader(new StringReader(typed)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            tty);
    int exitCode = QuerentCli.run(surroundings, args);
    return new Outcome(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
