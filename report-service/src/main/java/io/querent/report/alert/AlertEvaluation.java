package io.querent.report.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.store.ReactiveStore;
import io.querent.report.member.Members;
import io.querent.report.result.ResultRows;
import io.querent.report.result.TableRows;
import io.querent.report.run.SameParameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Holds alerts against runs, each pair once: the outcome and the delivery that follows from it are
 * one transaction. Which pairs are open is read from the tables, so nothing depends on an event
 * that a dead node did not get.
 */
@ApplicationScoped
class AlertEvaluation {
  private static final Logger LOG = Logger.getLogger(AlertEvaluation.class);

  @Inject Pool pool;
  @Inject AlertRepository alerts;
  @Inject DeliveryRepository deliveries;
  @Inject RunSource runs;
  @Inject ResultRows rows;
  @Inject Members members;
  @Inject AlertConfiguration configuration;
  @Inject ObjectMapper json;

  @Scheduled(
      every = "${querent.alert.sweep-every:2s}",
      delayed = "3s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void sweep() {
    Instant now = Clock.systemUTC().instant();
    try {
      evaluate(
          ReactiveStore.await(
              () ->
                  alerts.open(
                      pool,
                      now.minus(configuration.sweepBack()),
                      now.minus(configuration.checkPatience()),
                      configuration.sweepBatch())));
    } catch (RuntimeException e) {
      LOG.warnf("alerts cannot be looked at, trying on: %s", e.getMessage());
      LOG.debug("a look failed", e);
    }
  }

  @Scheduled(
      every = "1h",
      delayed = "15m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tidy() {
    Instant before = Clock.systemUTC().instant().minus(configuration.keep());
    ReactiveStore.await(() -> alerts.forget(pool, before));
    ReactiveStore.await(() -> deliveries.forget(pool, before));
  }

  /** Holds a run against the alerts of its report. */
  void evaluate(String runId) {
    evaluate(ReactiveStore.await(() -> alerts.openOf(pool, runId)));
  }

  private void evaluate(List<AlertRepository.Open> open) {
    for (AlertRepository.Open pair : open) {
      try {
        evaluate(pair);
      } catch (RuntimeException e) {
        LOG.warnf("alert %s waits for run %s: %s", pair.alertId(), pair.runId(), e.getMessage());
        LOG.debug("an evaluation failed", e);
      }
    }
  }

  private void evaluate(AlertRepository.Open pair) {
    Optional<AlertRow> found =
        ReactiveStore.await(() -> alerts.find(pool, pair.organizationId(), pair.alertId()));
    Optional<RunFacts> run = runs.find(pair.runId());
    if (found.isPresent() && run.isPresent()) {
      AlertRow alert = found.get();
      Observation seen = observe(alert, run.get());
      ReactiveStore.await(
          () ->
              pool.withTransaction(
                  tx ->
                      alerts
                          .evaluated(tx, alert.id(), pair.runId(), seen)
                          .flatMap(
                              first ->
                                  first && seen.fired()
                                      ? deliveries.insert(
                                          tx, alert, pair.runId(), false, text(seen))
                                      : Uni.createFrom().nullItem())));
    }
  }

  private Observation observe(AlertRow alert, RunFacts run) {
    try {
      return ConditionCheck.observe(
          alert.condition(), run, () -> rows(alert, run), () -> before(alert, run));
    } catch (ProblemException e) {
      if (e.code().retryable()) {
        throw e;
      }
      return Observation.quiet("It could not be looked at: " + e.getMessage());
    }
  }

  private TableRows rows(AlertRow alert, RunFacts run) {
    TableRows samples = run.rows();
    if (samples.whole()) {
      return samples;
    }
    return members
        .caller(alert.organizationId(), alert.ownerId())
        .map(owner -> rows.upTo(samples, run.resultId(), owner, configuration.evaluatedRows()))
        .orElse(samples);
  }

  private Optional<TableRows> before(AlertRow alert, RunFacts run) {
    return runs.earlier(run, configuration.earlierRuns()).stream()
        .filter(
            earlier ->
                SameParameters.of(
                    earlier.params(), earlier.finishedAt(), run.params(), run.finishedAt()))
        .findFirst()
        .map(earlier -> rows(alert, earlier));
  }

  /** A delivery that is sent now whatever the condition says, of the latest run if there is one. */
  Delivery test(AlertRow alert) {
    Observation seen = Observation.fires("This is a test: " + alert.condition().words() + ".");
    return ReactiveStore.await(
        () ->
            alerts
                .latestRun(pool, alert)
                .flatMap(
                    run -> deliveries.insert(pool, alert, run.orElse(null), true, text(seen))));
  }

  private String text(Observation seen) {
    try {
      return json.writeValueAsString(seen);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
