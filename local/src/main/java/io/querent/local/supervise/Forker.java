package io.querent.local.supervise;

import io.querent.local.part.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts every child process from one thread that lives as long as the launcher: the kernel ends
 * tied children when the thread that forked them ends, not the process.
 */
final class Forker {

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("forker").daemon(true).factory());

  Process fork(Command command, Path log) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command.line())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(command.environment());
    try {
      return thread.submit(builder::start).get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    }
  }
}
