package io.querent.local.supervise;

import io.querent.local.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What the launcher tells the person who waits for it: lines in a file, the last of which is one of
 * the two marks.
 */
public final class Progress {

  /** Ends the account of a successful start. */
  public static final String READY = "@ready";

  /** Ends the account of a start that failed. */
  public static final String FAILED = "@failed";

  private final Path file;

  Progress(Home home) throws IOException {
    this.file = home.progress();
    Files.writeString(file, "");
  }

  void say(String line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
