package io.querent.report.quality;

import io.quarkus.scheduler.Scheduled;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.identity.Role;
import io.querent.contracts.report.RunStatus;
import io.querent.kit.identity.CurrentCaller;
import io.querent.report.run.RunFinished;
import io.querent.report.run.RunRow;
import io.querent.report.run.Runs;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Judges every completed run, behind the runs themselves: a few at a time, and those for which the
 * queue has no room are taken up from the store later.
 */
@ApplicationScoped
class AutomaticQuality {
  private static final Logger LOG = Logger.getLogger(AutomaticQuality.class);

  @Inject QualityService quality;
  @Inject QualityConfiguration configuration;
  @Inject AnalysisRepository repository;
  @Inject Runs runs;
  @Inject Event<RunJudged> judged;

  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private ThreadPoolExecutor workers;

  @PostConstruct
  void start() {
    workers =
        new ThreadPoolExecutor(
            configuration.working(),
            configuration.working(),
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(configuration.waiting()),
            Thread.ofPlatform().daemon().name("quality-", 0).factory());
  }

  @PreDestroy
  void stop() {
    workers.shutdownNow();
  }

  void finished(@ObservesAsync RunFinished run) {
    if (configuration.automatic() && run.status() == RunStatus.COMPLETED) {
      take(run.runId());
    }
  }

  /** Takes up what was left over: after a crash, or for want of room. */
  @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void takeUp() {
    if (!configuration.automatic() || workers.getQueue().remainingCapacity() == 0) {
      return;
    }
    try {
      int room = workers.getQueue().remainingCapacity();
      repository.pending(configuration.lookBack(), room).forEach(this::take);
    } catch (RuntimeException e) {
      LOG.debugf("runs without a judgement could not be looked for: %s", e.toString());
    }
  }

  private void take(String runId) {
    if (!underWay.add(runId)) {
      return;
    }
    try {
      workers.execute(() -> judge(runId));
    } catch (RejectedExecutionException full) {
      underWay.remove(runId);
      LOG.debugf("the judgement of %s waits in the store", runId);
    }
  }

  private void judge(String runId) {
    try {
      Optional<RunRow> run = runs.find(runId);
      run.ifPresent(this::judge);
    } catch (RuntimeException e) {
      LOG.warnf("run %s could not be judged: %s", runId, e.toString());
    } finally {
      underWay.remove(runId);
    }
  }

  private void judge(RunRow run) {
    if (run.cachedFrom() != null) {
      if (run.verdict() != null) {
        judged.fireAsync(new RunJudged(run.id(), run.organizationId(), run.verdict()));
      }
      return;
    }
    // Reads only, within the run's own organization.
    Caller reader =
        new Caller(run.createdBy(), run.organizationId(), null, Set.of(Role.VIEWER.word()));
    CurrentCaller.as(reader, () -> quality.judge(run, configuration.automaticModel(), null));
  }
}
