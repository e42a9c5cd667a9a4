package io.querent.local.part;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The beginning of every Java command line: the launcher's own JDK with bounded memory, tuned to
 * start fast.
 */
final class JavaProgram {

  /** How long writing a class archive may take. */
  static final Duration RECORDING = Duration.ofMinutes(2);

  /**
   * The optimizing compiler waits four times longer than usual. What runs for long is compiled just
   * as well; what only start-up runs often is not, which saves a fifth of the processor time until
   * a service is ready.
   */
  private static final List<String> LATE_OPTIMIZATION =
      List.of(
          "-XX:Tier4InvocationThreshold=20000",
          "-XX:Tier4MinInvocationThreshold=2400",
          "-XX:Tier4CompileThreshold=60000",
          "-XX:Tier4BackEdgeThreshold=160000");

  private JavaProgram() {}

  static List<String> line(JvmLimits limits) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            "-Xms32m",
            "-Xmx" + limits.heap() + "m",
            "-Xss512k",
            "-XX:MaxMetaspaceSize=" + limits.metaspace() + "m",
            "-XX:MaxDirectMemorySize=" + limits.direct() + "m",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true",
            "-Duser.timezone=UTC"));
    line.addAll(LATE_OPTIMIZATION);
    return line;
  }

  /** Loads classes from an archive if there is one, or records one that is written at the end. */
  static List<String> archive(Path archive, boolean record) {
    if (record) {
      return List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off", "-Xlog:aot=off");
    }
    return Files.exists(archive)
        ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:aot=off")
        : List.of();
  }
}
