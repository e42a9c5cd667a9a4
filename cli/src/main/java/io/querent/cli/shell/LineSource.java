package io.querent.cli.shell;

import java.io.Closeable;
import java.util.Optional;

/** Where the shell's lines come from: a terminal with editing and history, or a pipe. */
interface LineSource extends Closeable {
  /** The next line; nothing when there are no more. */
  Optional<String> next(String prompt);

  /** What to do when somebody presses Ctrl-C while no line is being read. */
  void onInterrupt(Runnable action);
}
