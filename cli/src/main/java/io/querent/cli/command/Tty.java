package io.querent.cli.command;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Which of the standard streams are a terminal, how wide it is, and how it asks for a secret. Only
 * what is needed is found out: starting a terminal library costs more than most commands.
 */
public record Tty(
    boolean input, boolean output, IntSupplier widthSource, Supplier<Optional<char[]>> secrets) {
  private static final int USUAL_WIDTH = 80;

  /** Streams that are none. */
  public static Tty none() {
    return new Tty(false, false, () -> USUAL_WIDTH, Optional::empty);
  }

  /** The streams of this process. */
  public static Tty ofProcess() {
    return new Tty(isTerminal(0), isTerminal(1), new Width(), Tty::readSecret);
  }

  /** Cells in a line. */
  public int width() {
    return widthSource.getAsInt();
  }

  /** Reads a line without showing it; empty when there is no terminal or it was closed. */
  public Optional<char[]> secret() {
    return secrets.get();
  }

  /** Both ends are a terminal: somebody is there to be asked. */
  public boolean interactive() {
    return input && output;
  }

  private static Optional<char[]> readSecret() {
    return Optional.ofNullable(System.console()).map(Console::readPassword);
  }

  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    if (Files.isSymbolicLink(link)) {
      try {
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/")
            || target.startsWith("/dev/tty")
            || target.equals("/dev/console");
      } catch (IOException unreadable) {
        return false;
      }
    }
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** Asks the terminal once, when somebody wants to know. */
  private static final class Width implements IntSupplier {
    private static final int SHORTEST_WAIT_MS = 500;
    private int known;

    @Override
    public synchronized int getAsInt() {
      if (known == 0) {
        known = ask();
      }
      return known;
    }

    private static int ask() {
      try {
        Process stty =
            new ProcessBuilder("stty", "size")
                .redirectInput(new File("/dev/tty"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer =
            new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        stty.waitFor(SHORTEST_WAIT_MS, TimeUnit.MILLISECONDS);
        int columns = Integer.parseInt(answer.substring(answer.indexOf(' ') + 1));
        return columns > 0 ? columns : USUAL_WIDTH;
      } catch (IOException | NumberFormatException unknown) {
        return USUAL_WIDTH;
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return USUAL_WIDTH;
      }
    }
  }
}
