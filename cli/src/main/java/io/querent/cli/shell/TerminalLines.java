package io.querent.cli.shell;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Lines of a person at a terminal: editing, completion, and a history that only they can read. */
final class TerminalLines implements LineSource {
  private static final int HISTORY_LINES = 1000;

  private final Terminal terminal;
  private final LineReader reader;

  TerminalLines(Path history, Supplier<Iterable<String>> datasources) throws IOException {
    terminal = TerminalBuilder.builder().name("querent").system(true).build();
    DefaultParser parser = new DefaultParser();
    parser.setEscapeChars(new char[0]);
    parser.setQuoteChars(new char[0]);
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("querent")
            .parser(parser)
            .completer(new ShellCompleter(datasources))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
            .variable(LineReader.HISTORY_FILE, ownerOnly(history))
            .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_LINES)
            .build();
  }

  int width() {
    return terminal.getWidth();
  }

  @Override
  public Optional<String> next(String prompt) {
    while (true) {
      try {
        return Optional.of(reader.readLine(prompt));
      } catch (UserInterruptException abandoned) {
        // Ctrl-C throws the half-typed line away, as in every shell.
      } catch (EndOfFileException left) {
        return Optional.empty();
      }
    }
  }

  @Override
  public void onInterrupt(Runnable action) {
    terminal.handle(Terminal.Signal.INT, signal -> Thread.ofVirtual().start(action));
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }

  private static Path ownerOnly(Path history) throws IOException {
    Files.createDirectories(history.getParent());
    boolean posix = history.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix && !Files.exists(history)) {
      try {
        Files.createFile(
            history,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } catch (FileAlreadyExistsException raced) {
        return history;
      }
    }
    return history;
  }
}
