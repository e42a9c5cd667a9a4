package io.querent.file.result;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Removes the rows of results whose time is over, some at a time. */
@ApplicationScoped
class ResultCleaner {
  private static final Logger LOG = Logger.getLogger(ResultCleaner.class);

  @Inject ResultFiles files;
  @Inject ResultLedger ledger;
  @Inject ResultConfiguration configuration;

  @Scheduled(
      every = "${querent.results.cleanup-interval:10m}",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void cleanRegularly() {
    int removed = clean(Instant.now());
    if (removed > 0) {
      LOG.infof("%d expired results removed", removed);
    }
  }

  /** Removes one batch; returns how many results it had. */
  int clean(Instant now) {
    List<ResultId> overdue = ledger.overdue(now, configuration.cleanupBatch());
    if (!overdue.isEmpty()) {
      overdue.forEach(files::remove);
      ledger.markRemoved(overdue, now);
    }
    ledger.forget(now.minus(configuration.remembrance()));
    return overdue.size();
  }
}
