package io.querent.report.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.querent.contracts.job.JobEvent;
import io.querent.contracts.job.JobTopic;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.kit.job.JobConfiguration;
import io.querent.kit.job.JobProducer;
import io.querent.kit.job.JobTopics;
import io.querent.kit.job.TopicReader;
import io.querent.kit.store.ReactiveStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Reads what workers tell and brings it into the ledger, then to whoever follows. */
@ApplicationScoped
public class LedgerReader {
  private static final Logger LOG = Logger.getLogger(LedgerReader.class);
  private static final String GROUP = "report-ledger";
  private static final String TIDY = "delete from report.job where finished_at < $1";

  @Inject JobConfiguration jobs;
  @Inject JobLedgerConfiguration configuration;
  @Inject JobTopics topics;
  @Inject JobProducer producer;
  @Inject Pool pool;
  @Inject JobFolding folding;
  @Inject JobFrames frames;
  @Inject ObjectMapper json;

  private TopicReader reader;

  void start(@Observes StartupEvent event) {
    reader =
        new TopicReader(jobs, topics, GROUP, Set.of(JobTopic.EVENTS), this::fold, this::setAside);
  }

  void stop(@Observes ShutdownEvent event) {
    reader.close();
  }

  private void fold(List<ConsumerRecord<String, String>> messages) {
    List<JobEvent> events = messages.stream().map(this::event).flatMap(Optional::stream).toList();
    frames.tell(ReactiveStore.await(() -> pool.withTransaction(tx -> fold(tx, events))));
  }

  /** An end that cannot be kept is a failure, so that the job does not stay where it is. */
  private void setAside(ConsumerRecord<String, String> message, Exception why) {
    Optional<JobEvent> event = event(message);
    event.ifPresent(e -> producer.send(JobTopic.DEAD, message.key(), message.value()));
    List<JobEvent> ends =
        event.filter(e -> e.type().status().ended()).map(LedgerReader::failed).stream().toList();
    frames.tell(ReactiveStore.await(() -> pool.withTransaction(tx -> fold(tx, ends))));
  }

  private static JobEvent failed(JobEvent event) {
    Problem problem =
        Problem.of(
            ErrorCode.INTERNAL, "What the worker told of the job cannot be kept.", null, List.of());
    return new JobEvent(
        JobEvent.Type.FAILED,
        event.jobId(),
        event.generation(),
        event.fence(),
        event.attempt(),
        null,
        null,
        null,
        null,
        problem,
        Instant.now());
  }

  private Uni<List<Folded>> fold(SqlClient transaction, List<JobEvent> events) {
    return Multi.createFrom()
        .iterable(events)
        .onItem()
        .transformToUniAndConcatenate(e -> folding.fold(transaction, e))
        .filter(Optional::isPresent)
        .map(Optional::get)
        .collect()
        .asList();
  }

  private Optional<JobEvent> event(ConsumerRecord<String, String> message) {
    try {
      return Optional.of(json.readValue(message.value(), JobEvent.class));
    } catch (JsonProcessingException | RuntimeException e) {
      LOG.errorf(e, "the event at %d cannot be read and is left out", message.offset());
      producer.send(JobTopic.DEAD, message.key(), message.value());
      return Optional.empty();
    }
  }

  /** Forgets jobs that ended long ago. */
  @Scheduled(every = "1h", delayed = "5m")
  @RunOnVirtualThread
  void tidy() {
    OffsetDateTime old = OffsetDateTime.now(ZoneOffset.UTC).minus(configuration.keep());
    ReactiveStore.await(() -> pool.preparedQuery(TIDY).execute(Tuple.of(old)));
  }
}
