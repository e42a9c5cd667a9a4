package io.querent.local.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The beginning of every Java command line: the launcher's own JDK with bounded memory. */
final class JavaProgram {

  private JavaProgram() {}

  static List<String> line(JvmLimits limits, List<String> more) {
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
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8",
            "-Duser.timezone=UTC"));
    line.addAll(more);
    return line;
  }
}
