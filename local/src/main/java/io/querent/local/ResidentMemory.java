package io.querent.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Memory that a process and its descendants keep in RAM, in bytes. Pages that several share are
 * divided among them where Linux says how many do ({@code smaps_rollup}); elsewhere counted fully.
 */
final class ResidentMemory {

  private ResidentMemory() {}

  /** Of one process without its descendants. */
  static long ofOne(long pid) {
    return alone(pid);
  }

  static long of(long pid) {
    LongStream below =
        ProcessHandle.of(pid).stream()
            .flatMap(ProcessHandle::descendants)
            .mapToLong(ProcessHandle::pid);
    return LongStream.concat(LongStream.of(pid), below).map(ResidentMemory::alone).sum();
  }

  private static long alone(long pid) {
    Path proc = Path.of("/proc", Long.toString(pid));
    try {
      return field(proc.resolve("smaps_rollup"), "Pss:");
    } catch (IOException e) {
      return rough(pid, proc);
    }
  }

  private static long rough(long pid, Path proc) {
    try {
      return Files.exists(proc) ? field(proc.resolve("status"), "VmRSS:") : fromPs(pid);
    } catch (IOException e) {
      return 0;
    }
  }

  private static long field(Path file, String name) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> kilobytes(line.substring(name.length())))
          .findFirst()
          .orElse(0);
    }
  }

  private static long fromPs(long pid) throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
    String output = new String(ps.getInputStream().readAllBytes()).strip();
    try {
      ps.waitFor(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return output.isEmpty() ? 0 : kilobytes(output);
  }

  private static long kilobytes(String text) {
    return Long.parseLong(text.replace("kB", "").strip()) << 10;
  }
}
