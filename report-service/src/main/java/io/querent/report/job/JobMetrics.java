package io.querent.report.job;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import io.querent.contracts.job.JobEvent;
import io.querent.kit.store.ReactiveStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Figures of the ledger for {@code /q/metrics}. What is open is read from the store and the same on
 * every node; what began and ended is counted on the node that heard of it.
 */
@ApplicationScoped
public class JobMetrics {
  private static final Logger LOG = Logger.getLogger(JobMetrics.class);
  private static final String KIND = "kind";
  private static final String STATUS = "status";
  private static final String OPEN =
      """
      select kind, status, count(*) as jobs from report.job
      where status in ('queued', 'running') group by kind, status
      """;
  private static final String OUTBOX = "select count(*) as messages from report.job_outbox";

  @Inject MeterRegistry registry;
  @Inject Pool pool;

  private final AtomicLong unsent = new AtomicLong();
  private MultiGauge open;
  private Gauge outbox;

  @PostConstruct
  void prepare() {
    open =
        MultiGauge.builder("querent.jobs.open")
            .description("Jobs that wait or run")
            .register(registry);
    outbox =
        Gauge.builder("querent.jobs.outbox", unsent, AtomicLong::get)
            .description("Messages that wait to be sent")
            .register(registry);
  }

  @PreDestroy
  void remove() {
    registry.remove(outbox);
  }

  /** Counts what an event did to a job. */
  void moved(JobRow before, JobEvent event) {
    if (event.type() == JobEvent.Type.STARTED
        && before.startedAt() == null
        && before.generation() == 1) {
      timer("querent.jobs.wait", "From the request to the first step", before)
          .record(between(before.createdAt(), event.at()));
    }
    if (event.type().status().ended()) {
      Counter.builder("querent.jobs.ended")
          .description("Jobs that ended")
          .tags(KIND, before.kind(), STATUS, event.type().status().word())
          .register(registry)
          .increment();
      if (before.startedAt() != null) {
        timer("querent.jobs.run", "From the first step to the end", before)
            .record(between(before.startedAt(), event.at()));
      }
    }
  }

  private Timer timer(String name, String description, JobRow job) {
    return Timer.builder(name)
        .description(description)
        .tags(KIND, job.kind())
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(5))
        .maximumExpectedValue(Duration.ofMinutes(30))
        .register(registry);
  }

  /** The clocks of two machines may differ. */
  private static Duration between(Instant from, Instant to) {
    Duration between = Duration.between(from, to);
    return between.isNegative() ? Duration.ZERO : between;
  }

  @Scheduled(
      every = "10s",
      delayed = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void look() {
    try {
      open.register(
          ReactiveStore.await(() -> pool.query(OPEN).execute()).stream()
              .map(JobMetrics::row)
              .toList(),
          true);
      unsent.set(
          ReactiveStore.await(() -> pool.query(OUTBOX).execute())
              .iterator()
              .next()
              .getLong("messages"));
    } catch (RuntimeException e) {
      LOG.debugf("open jobs could not be counted: %s", e.toString());
    }
  }

  private static MultiGauge.Row<?> row(Row row) {
    return MultiGauge.Row.of(
        Tags.of(KIND, row.getString("kind"), STATUS, row.getString("status")), row.getLong("jobs"));
  }
}
