package io.querent.local.supervise;

import io.querent.local.Home;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The logs of the parts, bounded: each start begins a new file and keeps the one before as {@code
 * .1}; a file that outgrows its limit while the part runs is moved there and emptied in place.
 */
final class LogFiles {

  private static final long LIMIT = 16L << 20;
  private static final int TAIL_BYTES = 65_536;
  private static final Pattern FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ more)");

  private final Home home;

  LogFiles(Home home) {
    this.home = home;
  }

  Path path(String part) {
    return home.log(part);
  }

  /** Puts the log of the time before aside. */
  void begin(String part) throws IOException {
    Path log = home.log(part);
    if (Files.exists(log) && Files.size(log) > 0) {
      Files.move(log, before(log), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Empties what has grown too large; writers append, so they go on at the new end. */
  void bound() throws IOException {
    try (Stream<Path> files = Files.list(home.logs())) {
      for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
        if (Files.size(log) > LIMIT) {
          Files.copy(log, before(log), StandardCopyOption.REPLACE_EXISTING);
          try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.truncate(0);
          }
        }
      }
    }
  }

  /** The last lines of a part's log without the frames of stack traces. */
  List<String> tail(String part, int lines) {
    Path log = home.log(part);
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(0, file.length() - TAIL_BYTES);
      file.seek(from);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.readFully(bytes);
      List<String> all =
          new String(bytes, StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !FRAME.matcher(line).find())
              .toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      return List.of("(no log: " + e.getMessage() + ")");
    }
  }

  private static Path before(Path log) {
    return log.resolveSibling(log.getFileName() + ".1");
  }
}
