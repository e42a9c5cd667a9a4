package io.querent.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real single-node Kafka in a process of its own, which a test may kill and start again. */
public final class KafkaProcess implements AutoCloseable {
  private static final long PATIENCE_MS = 60_000;

  private final Path data;
  private final int port;
  private final int controllerPort;
  private Process process;

  public KafkaProcess() {
    try {
      data = Files.createTempDirectory("kafka-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    port = freePort();
    controllerPort = freePort();
  }

  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** Returns when the broker takes connections. */
  public void start() {
    try {
      process =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-Xmx256m",
                      "-XX:TieredStopAtLevel=1",
                      "--sun-misc-unsafe-memory-access=allow",
                      "-cp",
                      classPath(),
                      KafkaBroker.class.getName(),
                      data.toString(),
                      String.valueOf(port),
                      String.valueOf(controllerPort)))
              .redirectErrorStream(true)
              .redirectOutput(data.resolveSibling(data.getFileName() + ".log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("Kafka did not start", e);
    }
    long until = System.currentTimeMillis() + PATIENCE_MS;
    while (!listens()) {
      if (!process.isAlive() || System.currentTimeMillis() > until) {
        throw new IllegalStateException("Kafka did not start; see " + data + ".log");
      }
    }
  }

  /** Ends it at once, as a power failure would. */
  public void kill() {
    process.destroyForcibly();
    waitFor();
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }

  /** The class path of this test, also when Surefire hides it in a manifest. */
  public static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private void waitFor() {
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
      return true;
    } catch (IOException e) {
      pause();
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
