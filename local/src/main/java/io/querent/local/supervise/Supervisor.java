package io.querent.local.supervise;

import io.querent.local.Home;
import io.querent.local.part.Leash;
import io.querent.local.part.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Starts the parts in the order of their needs, in parallel where they are independent. */
final class Supervisor {

  private final Home home;
  private final int gateway;
  private final List<SupervisedPart> parts = new ArrayList<>();
  private final ReentrantLock writing = new ReentrantLock();
  private final Watchdog watchdog;

  Supervisor(Home home, int gateway, List<Part> parts, Forker forker, LogFiles logs) {
    this.home = home;
    this.gateway = gateway;
    for (Part part : parts) {
      this.parts.add(new SupervisedPart(part, forker, logs, this::account));
    }
    this.watchdog = Leash.byKernel() ? null : new Watchdog(home, ProcessHandle.current().pid());
  }

  /**
   * Starts everything and returns when all parts are ready.
   *
   * @param told gets each part as soon as it is ready
   * @throws CompletionException with the first failure as its cause
   */
  void start(Consumer<PartStatus> told) throws IOException {
    if (watchdog != null) {
      watchdog.start();
    }
    CompletableFuture<Void> failed = new CompletableFuture<>();
    List<CompletableFuture<Void>> ready = new ArrayList<>();
    for (SupervisedPart part : parts) {
      ready.add(part.firstReady().thenAccept(told));
      part.firstReady()
          .exceptionally(
              failure -> {
                failed.completeExceptionally(failure);
                return null;
              });
      CompletableFuture.allOf(needed(part).toArray(CompletableFuture[]::new))
          .thenRun(() -> Thread.ofPlatform().name(part.part().name()).daemon().start(part::keep));
    }
    CompletableFuture<Void> all = CompletableFuture.allOf(ready.toArray(CompletableFuture[]::new));
    CompletableFuture.anyOf(all, failed).join();
  }

  private Stream<CompletableFuture<PartStatus>> needed(SupervisedPart part) {
    return parts.stream()
        .filter(other -> part.part().needs().contains(other.part().name()))
        .map(SupervisedPart::firstReady);
  }

  /** Stops what others need last. */
  void stop() {
    Predicate<SupervisedPart> foundation = part -> part.part().needs().isEmpty();
    stop(parts.stream().filter(foundation.negate()).toList());
    stop(parts.stream().filter(foundation).toList());
  }

  private static void stop(List<SupervisedPart> some) {
    List<Thread> threads =
        some.stream().map(part -> Thread.ofPlatform().start(part::stop)).toList();
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void account() {
    writing.lock();
    try {
      List<PartStatus> now = parts.stream().map(SupervisedPart::status).toList();
      new LauncherState(ProcessHandle.current().pid(), gateway, now).write(home);
      if (watchdog != null) {
        watchdog.remember(now);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writing.unlock();
    }
  }
}
