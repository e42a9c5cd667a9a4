package io.querent.report.run;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.kit.id.Ids;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The runs that this node executes: signs of life, cancelling, and the end of other nodes' runs.
 */
@ApplicationScoped
class LiveRuns {
  private static final Logger LOG = Logger.getLogger(LiveRuns.class);

  @Inject RunRepository repository;
  @Inject RunConfiguration configuration;
  @Inject RunViews views;
  @Inject Event<RunFinished> finished;

  private final String node = Ids.next("node");
  private final Map<String, Thread> threads = new ConcurrentHashMap<>();

  String node() {
    return node;
  }

  /** Binds a run to the thread that executes it. */
  void begin(String id) {
    threads.put(id, Thread.currentThread());
  }

  void end(String id) {
    threads.remove(id);
  }

  /** Interrupts the run if it executes here. */
  void interrupt(String id) {
    Thread thread = threads.get(id);
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Scheduled(
      every = "${querent.run.heartbeat:400ms}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void beat() {
    if (threads.isEmpty()) {
      return;
    }
    try {
      repository.renew(node, configuration.lease()).forEach(this::interrupt);
    } catch (RuntimeException e) {
      LOG.warnf("the signs of life of runs could not be kept: %s", e.toString());
    }
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void endLost() {
    Problem lost =
        Problem.of(
            ErrorCode.RUN_LOST,
            "The node that executed the run went away before its end; run it again.",
            null,
            List.of());
    try {
      for (RunRow run : repository.endLost(views.write(lost))) {
        finished.fireAsync(
            new RunFinished(run.id(), run.organizationId(), run.status(), run.trigger()));
      }
    } catch (RuntimeException e) {
      LOG.warnf("lost runs could not be looked for: %s", e.toString());
    }
  }

  void stop(@Observes ShutdownEvent event) {
    threads.values().forEach(Thread::interrupt);
  }
}
