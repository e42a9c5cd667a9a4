package io.querent.report.job;

import io.querent.kit.testing.KafkaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A {@link FaultWorker} in its own JVM. */
final class WorkerProcess implements AutoCloseable {
  private final Process process;

  WorkerProcess(String bootstrap, String jdbcUrl) throws IOException, InterruptedException {
    process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx160m",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    KafkaProcess.classPath(),
                    FaultWorker.class.getName(),
                    bootstrap,
                    jdbcUrl))
            .redirectErrorStream(true)
            .start();
    CountDownLatch ready = new CountDownLatch(1);
    Thread.ofVirtual().start(() -> drain(ready));
    if (!ready.await(30, TimeUnit.SECONDS) || !process.isAlive()) {
      throw new IllegalStateException("the worker did not start");
    }
  }

  private void drain(CountDownLatch ready) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("ready")) {
          ready.countDown();
        } else if (Boolean.getBoolean("querent.test.verbose") || line.contains("Exception")) {
          System.err.println("worker " + pid() + ": " + line);
        }
      }
    } catch (IOException e) {
      System.err.println("worker " + pid() + " ended");
    } finally {
      ready.countDown();
    }
  }

  long pid() {
    return process.pid();
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** A good end: {@code SIGTERM}. */
  void terminate() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
