package io.querent.report.schedule;

import io.quarkus.scheduler.Scheduled;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.store.ReactiveStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Fires the schedules that are due. The job of a fire and the schedule's next time are written in
 * one transaction that holds the schedule, so a fire happens once however many nodes look.
 */
@ApplicationScoped
public class ScheduleTicker {
  private static final Logger LOG = Logger.getLogger(ScheduleTicker.class);

  @Inject Pool pool;
  @Inject ScheduleRepository repository;
  @Inject ScheduledJobs jobs;
  @Inject ScheduleConfiguration configuration;

  @Scheduled(
      every = "${querent.schedule.every:1s}",
      delayed = "2s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void look() {
    try {
      tick(Clock.systemUTC().instant());
    } catch (RuntimeException e) {
      LOG.warnf("schedules cannot be looked at, trying on: %s", e.getMessage());
      LOG.debug("a look failed", e);
    }
  }

  @Scheduled(
      every = "1h",
      delayed = "10m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tidy() {
    Instant before = Clock.systemUTC().instant().minus(configuration.keepFires());
    ReactiveStore.await(() -> repository.forget(pool, before));
  }

  /** Fires what is due at that time; how many jobs that made. */
  int tick(Instant now) {
    List<Boolean> fired =
        ReactiveStore.await(
            () ->
                pool.withTransaction(
                    tx ->
                        repository
                            .due(tx, now, configuration.batch())
                            .onItem()
                            .transformToMulti(due -> Multi.createFrom().iterable(due))
                            .onItem()
                            .transformToUniAndConcatenate(due -> take(tx, due, now))
                            .collect()
                            .asList()));
    int count = (int) fired.stream().filter(f -> f).count();
    if (count > 0) {
      jobs.committed();
    }
    return count;
  }

  private Uni<Boolean> take(SqlClient tx, ScheduleRepository.Due due, Instant now) {
    ScheduleRow schedule = due.schedule();
    Instant next;
    try {
      next = schedule.times().after(now).orElse(null);
    } catch (ProblemException e) {
      return repository.suspend(tx, schedule.id(), e.getMessage()).replaceWith(false);
    }
    Instant fireAt = schedule.nextFireAt();
    boolean fires = due.runnable() && schedule.misfire().fires(fireAt, now, configuration.grace());
    return fires
        ? fire(tx, schedule, fireAt)
            .call(() -> repository.move(tx, schedule.id(), fireAt, next))
            .map(Optional::isPresent)
        : repository.move(tx, schedule.id(), null, next).replaceWith(false);
  }

  /** Writes the job of one fire and answers its id; empty when that fire has one already. */
  Uni<Optional<String>> fire(SqlClient tx, ScheduleRow schedule, Instant fireAt) {
    ScheduledReport asked =
        new ScheduledReport(
            schedule.id(),
            schedule.organizationId(),
            schedule.ownerId(),
            fireAt,
            schedule.reportKey());
    return repository
        .claim(tx, schedule.id(), fireAt)
        .flatMap(
            first ->
                first
                    ? jobs.submit(tx, asked)
                        .call(job -> repository.became(tx, schedule.id(), fireAt, job))
                        .map(Optional::of)
                    : Uni.createFrom().item(Optional.empty()));
  }
}
