package io.querent.datasource.connector;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for engines inside this process. A native call holds its carrier, so a few slow
 * statements of an embedded engine on virtual threads would stop every other request; they get a
 * bounded pool of platform threads instead. Engines behind a socket stay on the caller's virtual
 * thread.
 */
@ApplicationScoped
public class EngineThreads {
  private static final int THREADS = 8;
  private static final int WAITING = 64;

  private final ThreadPoolExecutor embedded =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          60,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING),
          Thread.ofPlatform().name("embedded-engine-", 0).daemon().factory());

  public EngineThreads() {
    embedded.allowCoreThreadTimeOut(true);
  }

  /** Does the work where it belongs and waits for it. */
  public <T> T call(JdbcConnector connector, Callable<T> work) throws Exception {
    if (!connector.embedded()) {
      return work.call();
    }
    Future<T> future;
    try {
      future = embedded.submit(work);
    } catch (RejectedExecutionException e) {
      throw new ProblemException(
          ErrorCode.OVERLOADED, "Too many statements are waiting. Try again in a moment.");
    }
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception failure) {
        throw failure;
      }
      throw e;
    }
  }

  @PreDestroy
  void stop() {
    embedded.shutdownNow();
  }
}
