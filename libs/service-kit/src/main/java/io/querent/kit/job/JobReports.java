package io.querent.kit.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.job.JobEvent;
import io.querent.contracts.job.JobTopic;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** Tells the ledger what happens: progress if it can, ends until they have arrived. */
final class JobReports {
  private static final Logger LOG = Logger.getLogger(JobReports.class);

  private final JobProducer producer;
  private final JobInbox inbox;
  private final ObjectMapper json;

  JobReports(JobProducer producer, JobInbox inbox, ObjectMapper json) {
    this.producer = producer;
    this.inbox = inbox;
    this.json = json;
  }

  /** Tells it once; what gets lost is made up for by the next message. */
  void progress(JobEvent event) {
    producer
        .send(JobTopic.EVENTS, event.jobId(), write(event))
        .whenComplete(
            (nothing, failure) -> {
              if (failure != null) {
                LOG.debugf(failure, "progress of %s was not told", event.jobId());
              }
            });
  }

  /** Tells an end and notes in the inbox that it was; until then it is told again. */
  void end(JobEvent event) {
    String message = write(event);
    CompletableFuture<Void> told = producer.send(JobTopic.EVENTS, event.jobId(), message);
    if (event.type() == JobEvent.Type.FAILED) {
      told = told.thenCombine(dead(event.jobId(), message), (a, b) -> a);
    }
    told.whenComplete(
        (nothing, failure) -> {
          if (failure == null) {
            Thread.startVirtualThread(() -> reported(event));
          } else {
            LOG.debugf(failure, "the end of %s was not told yet", event.jobId());
          }
        });
  }

  /** Keeps a message that nobody can do anything with where an operator finds it. */
  CompletableFuture<Void> dead(String key, String message) {
    return producer.send(JobTopic.DEAD, key, message);
  }

  private void reported(JobEvent event) {
    try {
      inbox.reported(event);
    } catch (SQLException e) {
      LOG.debugf(e, "the end of %s will be told again", event.jobId());
    }
  }

  private String write(JobEvent event) {
    try {
      return json.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an event cannot be written as JSON", e);
    }
  }
}
