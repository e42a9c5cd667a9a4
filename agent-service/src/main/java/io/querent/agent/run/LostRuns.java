package io.querent.agent.run;

import io.quarkus.scheduler.Scheduled;
import io.querent.agent.chat.ChatStore;
import io.querent.agent.chat.RunEntity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Renews the leases of this node's runs, heeds stops from other nodes, and ends the runs of dead
 * nodes.
 */
@ApplicationScoped
public class LostRuns {
  private static final Logger LOG = Logger.getLogger(LostRuns.class);
  private static final int BATCH = 100;
  private static final String TEXT =
      "The part of Querent that worked on this question went away. Ask again.";

  @Inject ChatStore store;
  @Inject RunService runs;
  @Inject Node node;

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void heed() {
    Set<String> mine = runs.runningIds();
    if (!mine.isEmpty()) {
      store.renew(mine, node.leaseEnd());
      store.toStop(mine).forEach(run -> runs.stopHere(run.id));
    }
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void recover() {
    for (RunEntity run : store.lost(Instant.now(), BATCH)) {
      if (store.finish(run, AnswerAssembly.lost(run, TEXT), null)) {
        LOG.warnf("run %s was lost with node %s", run.id, run.nodeId);
      }
    }
  }
}
