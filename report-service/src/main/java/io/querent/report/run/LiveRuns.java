package io.querent.report.run;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.kit.id.Ids;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  @Inject RunChannel channel;

  private final String node = Ids.next("node");
  private final Map<String, Thread> threads = new ConcurrentHashMap<>();
  private Thread heart;

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

  /** The scheduler knows whole seconds only, too long to wait for a run that is cancelled. */
  void begin(@Observes StartupEvent event) {
    heart =
        Thread.ofVirtual()
            .name("heart-of-runs")
            .start(
                () -> {
                  try {
                    while (true) {
                      Thread.sleep(configuration.heartbeat());
                      beat();
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
  }

  private void beat() {
    if (threads.isEmpty()) {
      return;
    }
    try {
      repository
          .renew(node, Set.copyOf(threads.keySet()), configuration.lease())
          .forEach(this::interrupt);
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
    Problem cancelled = Problem.of(ErrorCode.CANCELLED, "The run was cancelled.", null, List.of());
    try {
      for (RunRow run : repository.endLost(views.write(lost), views.write(cancelled))) {
        channel.ended(run);
      }
    } catch (RuntimeException e) {
      LOG.warnf("lost runs could not be looked for: %s", e.toString());
    }
  }

  void stop(@Observes ShutdownEvent event) {
    heart.interrupt();
    threads.values().forEach(Thread::interrupt);
  }
}
