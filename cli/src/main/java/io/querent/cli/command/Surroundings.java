package io.querent.cli.command;

import io.querent.cli.screen.Screen;
import io.querent.cli.screen.Style;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The process a command runs in: its variables, folders and streams. Everything a command knows of
 * the outside comes from here, so that a test can stand in for a terminal.
 */
public record Surroundings(
    Map<String, String> variables,
    Path home,
    BufferedReader in,
    PrintStream out,
    PrintStream err,
    Tty tty) {

  /** Those of this process. Output is UTF-8 whatever the locale says. */
  public static Surroundings ofProcess() {
    return new Surroundings(
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        reader(System.in),
        printer(FileDescriptor.out),
        printer(FileDescriptor.err),
        Tty.ofProcess());
  }

  private static BufferedReader reader(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private static PrintStream printer(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** A variable that is set to something. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /** The folder for settings and credentials. */
  public Path configFolder() {
    return variable("XDG_CONFIG_HOME")
        .map(Path::of)
        .orElseGet(() -> home.resolve(".config"))
        .resolve("querent");
  }

  /** The folder for what is remembered between sessions. */
  public Path stateFolder() {
    return variable("XDG_STATE_HOME")
        .map(Path::of)
        .orElseGet(() -> home.resolve(".local").resolve("state"))
        .resolve("querent");
  }

  /** Standard output, with colours when it is a terminal and nobody switched them off. */
  public Screen screen(boolean noColour) {
    boolean plain = noColour || variable("NO_COLOR").isPresent() || dumb();
    return new Screen(out, new Style(tty.output() && !plain), tty.output() && !dumb(), tty::width);
  }

  private boolean dumb() {
    return variable("TERM").filter("dumb"::equals).isPresent();
  }
}
