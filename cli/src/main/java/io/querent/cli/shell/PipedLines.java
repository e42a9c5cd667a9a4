package io.querent.cli.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Lines of a file or a pipe; nothing is echoed and no prompt is shown. */
record PipedLines(BufferedReader in) implements LineSource {

  @Override
  public Optional<String> next(String prompt) {
    try {
      return Optional.ofNullable(in.readLine());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void onInterrupt(Runnable action) {
    // Without a terminal Ctrl-C ends the process, which is what a pipe expects.
  }

  @Override
  public void close() {
    // Standard input belongs to the process.
  }
}
