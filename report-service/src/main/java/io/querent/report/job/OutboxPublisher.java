package io.querent.report.job;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.querent.kit.job.JobProducer;
import io.querent.kit.store.ReactiveStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Brings the outbox to Kafka: rows are deleted in the transaction that saw Kafka take them, so that
 * a message is sent at least once and, per job, in order.
 */
@ApplicationScoped
public class OutboxPublisher {
  private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
  private static final String TAKE =
      """
      select id, job_id, topic, message from report.job_outbox
      order by id limit $1 for update skip locked
      """;
  private static final String DELETE = "delete from report.job_outbox where id = any ($1)";

  /** What is not sent by then stays in the outbox. */
  private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(2);

  @Inject Pool pool;
  @Inject JobProducer producer;
  @Inject JobLedgerConfiguration configuration;

  private final Semaphore wake = new Semaphore(0);
  private volatile boolean closed;
  private Thread thread;
  private boolean away;

  void start(@Observes StartupEvent event) {
    thread = Thread.ofVirtual().name("job-outbox").start(this::work);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    closed = true;
    wake.release();
    thread.join(SHUTDOWN_PATIENCE);
  }

  /** There is something to send. */
  void wake() {
    wake.release();
  }

  private void work() {
    while (!closed) {
      try {
        if (publish() < configuration.outboxBatch()
            && wake.tryAcquire(configuration.outboxPoll().toMillis(), TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
        away = false;
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        complain(e);
        pause();
      }
    }
  }

  private int publish() {
    return ReactiveStore.await(() -> pool.withTransaction(this::publish));
  }

  private Uni<Integer> publish(SqlConnection transaction) {
    return transaction
        .preparedQuery(TAKE)
        .execute(Tuple.of(configuration.outboxBatch()))
        .flatMap(
            rows -> {
              List<Long> ids = new ArrayList<>();
              List<CompletableFuture<Void>> sent = new ArrayList<>();
              for (Row row : rows) {
                ids.add(row.getLong("id"));
                sent.add(
                    producer.send(
                        row.getString("topic"), row.getString("job_id"), row.getString("message")));
              }
              return ids.isEmpty() ? Uni.createFrom().item(0) : delete(transaction, ids, sent);
            });
  }

  private Uni<Integer> delete(
      SqlConnection transaction, List<Long> ids, List<CompletableFuture<Void>> sent) {
    CompletableFuture<Void> all = CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
    return Uni.createFrom()
        .completionStage(
            () -> all.orTimeout(configuration.sendPatience().toMillis(), TimeUnit.MILLISECONDS))
        .flatMap(
            nothing ->
                transaction.preparedQuery(DELETE).execute(Tuple.of(ids.toArray(Long[]::new))))
        .replaceWith(ids.size());
  }

  private void complain(RuntimeException failure) {
    if (!away) {
      away = true;
      LOG.warnf("jobs wait in the outbox until they can be sent: %s", failure.toString());
    }
    LOG.debug("the outbox was not sent", failure);
  }

  private void pause() {
    try {
      Thread.sleep(configuration.outboxPoll());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }
}
