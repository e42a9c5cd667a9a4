package io.querent.kit.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.job.JobCommand;
import io.querent.contracts.job.JobEvent;
import io.querent.contracts.job.JobTopic;
import io.querent.kit.id.Ids;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Works on the jobs of one service: requests from Kafka go into the inbox and nothing else happens
 * before they are there; a loop takes them from there, renews leases, and frees what died
 * elsewhere. Needs no container: a service wires it by {@link JobService}, a test by hand.
 */
public final class JobWorker implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(JobWorker.class);
  private static final int MOST_REPORTED = 100;
  private static final Duration REPORT_AGAIN = Duration.ofSeconds(3);
  private static final Duration TIDY_EVERY = Duration.ofHours(1);

  private final String name = Ids.next("worker");
  private final Map<String, JobHandler> handlers = new HashMap<>();
  private final JobConfiguration configuration;
  private final ObjectMapper json;
  private final JobInbox inbox;
  private final JobReports reports;
  private final Ending ending;
  private final Set<Execution> running = ConcurrentHashMap.newKeySet();
  private final Semaphore wake = new Semaphore(0);
  private final TopicReader intake;
  private final Thread loop;
  private volatile boolean closed;

  /** A cancellation came in: look at once. */
  private volatile boolean hurry;

  private boolean storeAway;
  private long renewAt = System.nanoTime();
  private long lookAt = renewAt;
  private long tidyAt = System.nanoTime();

  public JobWorker(
      Collection<? extends JobHandler> handlers,
      DataSource source,
      JobConfiguration configuration,
      JobTopics topics,
      JobProducer producer,
      ObjectMapper json) {
    handlers.forEach(h -> this.handlers.put(h.kind(), h));
    this.configuration = configuration;
    this.json = json;
    this.inbox = new JobInbox(source, configuration, json);
    this.reports = new JobReports(producer, inbox, json);
    this.ending = new Ending(inbox, reports, configuration);
    this.intake =
        new TopicReader(
            configuration,
            topics,
            "querent-" + configuration.schema(),
            this.handlers.keySet().stream().map(JobTopic::of).collect(Collectors.toSet()),
            this::take,
            this::setAside);
    this.loop = Thread.ofPlatform().name("job-worker").daemon().start(this::work);
  }

  private void take(List<ConsumerRecord<String, String>> messages) throws SQLException {
    List<JobCommand> commands = new ArrayList<>();
    for (ConsumerRecord<String, String> message : messages) {
      command(message).ifPresent(commands::add);
    }
    inbox.keep(commands);
    boolean cancels = commands.stream().anyMatch(c -> c.type() == JobCommand.Type.CANCEL);
    if (cancels) {
      hurry = true;
    }
    wake.release();
  }

  private void setAside(ConsumerRecord<String, String> message, Exception why) {
    reports.dead(message.key(), message.value());
    command(message)
        .filter(command -> command.type() == JobCommand.Type.REQUEST)
        .ifPresent(command -> reports.progress(InboxEvents.refused(command)));
  }

  private Optional<JobCommand> command(ConsumerRecord<String, String> message) {
    try {
      return Optional.of(json.readValue(message.value(), JobCommand.class));
    } catch (JsonProcessingException | RuntimeException e) {
      LOG.errorf(e, "a message of %s at %d cannot be read", message.topic(), message.offset());
      reports.dead(message.key(), message.value());
      return Optional.empty();
    }
  }

  private void work() {
    while (!closed) {
      try {
        if (wake.tryAcquire(configuration.heartbeat().toMillis(), TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
        round();
        storeAway = false;
      } catch (InterruptedException e) {
        return;
      } catch (SQLException | RuntimeException e) {
        if (!storeAway) {
          storeAway = true;
          LOG.warnf("the job inbox does not answer, trying on: %s", e.getMessage());
        }
        LOG.debug("a round failed", e);
        stopExpired();
      }
    }
  }

  private void round() throws SQLException {
    long now = System.nanoTime();
    boolean atOnce = hurry;
    hurry = false;
    if (atOnce || now - renewAt >= 0) {
      renewAt = now + configuration.heartbeat().toNanos();
      renew(now);
    }
    if (atOnce || now - lookAt >= 0) {
      lookAt = now + configuration.poll().toNanos();
      inbox.recover();
      Duration older = atOnce ? Duration.ZERO : REPORT_AGAIN;
      inbox.unreported(older, MOST_REPORTED).forEach(reports::end);
    }
    if (now - tidyAt >= 0) {
      tidyAt = now + TIDY_EVERY.toNanos();
      inbox.tidy();
    }
    claim();
  }

  private void renew(long now) throws SQLException {
    List<Execution> held = List.copyOf(running);
    if (held.isEmpty()) {
      return;
    }
    Map<Claimed, Boolean> kept = inbox.renew(held.stream().map(Execution::claimed).toList());
    for (Execution execution : held) {
      Boolean cancel = kept.get(execution.claimed());
      if (cancel == null) {
        execution.stop(Stop.LOST);
      } else {
        execution.renewed(now);
        if (cancel) {
          execution.stop(Stop.CANCELLED);
        }
      }
    }
  }

  private void stopExpired() {
    running.stream().filter(Execution::expired).forEach(e -> e.stop(Stop.LOST));
  }

  private void claim() throws SQLException {
    while (!closed && running.size() < configuration.slots()) {
      Optional<Claimed> claimed = inbox.claim(name, handlers.keySet(), full());
      if (claimed.isEmpty()) {
        return;
      }
      run(claimed.get());
    }
  }

  /** Organizations that hold all slots but the one that is kept for others. */
  private List<String> full() {
    if (configuration.slots() < 2) {
      return List.of();
    }
    return running.stream()
        .collect(
            Collectors.groupingBy(
                e -> e.claimed().caller().organizationId(), Collectors.counting()))
        .entrySet()
        .stream()
        .filter(e -> e.getValue() >= configuration.slots() - 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  private void run(Claimed claimed) {
    Execution execution = new Execution(claimed, inbox, configuration, json, reports::progress);
    running.add(execution);
    reports.progress(claimed.event(JobEvent.Type.STARTED, null, null));
    execution.start(
        () -> {
          try {
            ending.end(execution, handlers.get(claimed.kind()));
          } finally {
            running.remove(execution);
            wake.release();
          }
        });
  }

  /** Takes no more jobs, stops the running ones and puts them back for other instances. */
  @Override
  public void close() {
    closed = true;
    intake.close();
    loop.interrupt();
    running.forEach(e -> e.stop(Stop.HANDED_OVER));
    long until = System.nanoTime() + configuration.handoverPatience().toNanos();
    try {
      while (!running.isEmpty() && System.nanoTime() < until) {
        if (wake.tryAcquire(50, TimeUnit.MILLISECONDS)) {
          LOG.debug("a job stopped");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running.forEach(e -> ending.release(e.claimed()));
  }

  /** What this worker does now, for metrics and tests. */
  public int running() {
    return running.size();
  }
}
