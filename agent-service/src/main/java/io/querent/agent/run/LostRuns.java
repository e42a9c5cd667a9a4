package io.querent.agent.run;

import io.quarkus.scheduler.Scheduled;
import io.querent.agent.chat.ChatStore;
import io.querent.agent.chat.RunEntity;
import io.querent.contracts.agent.Answer;
import io.querent.contracts.agent.AnswerStatus;
import io.querent.contracts.problem.ErrorCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
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
      if (store.finish(run, lost(run), null)) {
        LOG.warnf("run %s was lost with node %s", run.id, run.nodeId);
      }
    }
  }

  private static Answer lost(RunEntity run) {
    return new Answer(
        run.id,
        run.chatId,
        AnswerStatus.FAILED,
        TEXT,
        null,
        null,
        null,
        List.of(),
        List.of(),
        0,
        false,
        null,
        null,
        List.of(),
        null,
        List.of(ErrorCode.RUN_LOST.word()),
        null,
        0);
  }
}
