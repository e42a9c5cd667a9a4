package io.querent.local.supervise;

import io.querent.local.part.Command;
import io.querent.local.part.Part;
import io.querent.local.part.PartFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One part under supervision: started, awaited, started again when it dies, stopped at the end. */
final class SupervisedPart {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int LINES_SHOWN = 15;

  private final Part part;
  private final Forker forker;
  private final LogFiles logs;
  private final Runnable changed;
  private final CompletableFuture<PartStatus> firstReady = new CompletableFuture<>();
  private final RestartBudget budget = new RestartBudget();

  private volatile boolean stopping;
  private volatile Process process;
  private volatile PartStatus status;

  SupervisedPart(Part part, Forker forker, LogFiles logs, Runnable changed) {
    this.part = part;
    this.forker = forker;
    this.logs = logs;
    this.changed = changed;
    this.status = new PartStatus(part.name(), 0, 0, part.port(), Phase.WAITING, 0, 0);
  }

  Part part() {
    return part;
  }

  PartStatus status() {
    return status;
  }

  /** Completes when the part is ready for the first time, or fails with a {@link PartFailure}. */
  CompletableFuture<PartStatus> firstReady() {
    return firstReady;
  }

  /** Keeps the part alive until it is stopped or fails; runs on a thread of its own. */
  void keep() {
    try {
      logs.begin(part.name());
      boolean again = true;
      while (again && !stopping) {
        again = live() && !stopping && mayRestart();
      }
      if (!stopping) {
        move(Phase.FAILED, 0);
      }
    } catch (PartFailure e) {
      move(Phase.FAILED, 0);
      firstReady.completeExceptionally(e);
    } catch (IOException e) {
      move(Phase.FAILED, 0);
      firstReady.completeExceptionally(new PartFailure(e.getMessage(), part.remedy(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    stopping = true;
    Process running = process;
    try {
      if (running != null && running.isAlive()) {
        signal(running, part.command().stop());
        if (!running.waitFor(part.farewell().toSeconds(), TimeUnit.SECONDS)) {
          running.destroyForcibly().waitFor();
        }
      }
    } catch (IOException e) {
      running.destroyForcibly();
    } catch (InterruptedException e) {
      running.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    move(Phase.STOPPED, 0);
  }

  /** One life. True when the part may be tried again, which holds once it was ready before. */
  private boolean live() throws IOException, InterruptedException, PartFailure {
    try {
      start();
      process.waitFor();
      return true;
    } catch (PartFailure | IOException e) {
      kill();
      if (firstReady.isDone() || stopping) {
        return true;
      }
      throw e;
    }
  }

  private void start() throws IOException, InterruptedException, PartFailure {
    long begin = System.nanoTime();
    move(status.restarts() == 0 ? Phase.STARTING : Phase.RESTARTING, 0);
    part.prepare();
    Process fresh = forker.fork(part.command(), logs.path(part.name()));
    process = fresh;
    move(status.phase(), fresh.pid());
    awaitReady(fresh);
    part.readied();
    double seconds = (System.nanoTime() - begin) / 1e9;
    status =
        new PartStatus(
            part.name(),
            fresh.pid(),
            born(fresh),
            part.port(),
            Phase.READY,
            seconds,
            status.restarts());
    changed.run();
    firstReady.complete(status);
  }

  private void awaitReady(Process fresh) throws InterruptedException, PartFailure {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!part.ready()) {
      if (!fresh.isAlive()) {
        throw failure("ended with status " + fresh.exitValue() + " before it was ready");
      }
      if (System.nanoTime() > deadline) {
        throw failure("was not ready after " + PATIENCE.toSeconds() + " s");
      }
      Thread.sleep(50);
    }
    if (!fresh.isAlive()) {
      throw failure("ended with status " + fresh.exitValue() + " as soon as it was ready");
    }
  }

  private PartFailure failure(String what) {
    String lines = String.join("\n    ", logs.tail(part.name(), LINES_SHOWN));
    return new PartFailure(part.name() + " " + what + "\n    " + lines, part.remedy());
  }

  private boolean mayRestart() throws InterruptedException {
    Optional<Duration> pause = budget.next(Instant.now());
    if (pause.isEmpty()) {
      return false;
    }
    status =
        new PartStatus(part.name(), 0, 0, part.port(), Phase.RESTARTING, 0, status.restarts() + 1);
    changed.run();
    Thread.sleep(pause.get());
    return true;
  }

  private void kill() throws InterruptedException {
    Process running = process;
    if (running != null && running.isAlive()) {
      running.destroyForcibly().waitFor();
    }
  }

  private void move(Phase phase, long pid) {
    long born = pid == 0 ? 0 : born(process);
    status =
        new PartStatus(
            part.name(), pid, born, part.port(), phase, status.seconds(), status.restarts());
    changed.run();
  }

  private static long born(Process process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static void signal(Process process, Command.StopSignal signal)
      throws IOException, InterruptedException {
    switch (signal) {
      case TERM -> process.destroy();
      case INT ->
          new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }
  }
}
