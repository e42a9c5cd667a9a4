package io.querent.agent.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.agent.RunEvent;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** A run's events as server-sent events: from this node's memory, else from Redis. */
@ApplicationScoped
public class RunEventStream {
  @Inject RunJournals journals;
  @Inject RedisRunStream redis;
  @Inject EventConfiguration configuration;
  @Inject ObjectMapper json;

  private Semaphore readers;

  @PostConstruct
  void prepare() {
    readers = new Semaphore(configuration.readers());
  }

  /**
   * Follows a run to its terminal event.
   *
   * @param after number of the last event that the reader has; 0 for none
   * @param outcome the terminal event of a run whose stream is gone, or empty while it runs; asked
   *     now and then
   */
  public Multi<OutboundSseEvent> follow(
      Sse sse, String runId, long after, Supplier<Optional<RunEvent>> outcome) {
    if (!readers.tryAcquire()) {
      throw new ProblemException(
          ErrorCode.OVERLOADED, "Too many event streams are open; try again in a moment.");
    }
    return Multi.createFrom()
        .emitter(
            emitter -> {
              Thread reader =
                  Thread.ofVirtual()
                      .name("events-" + runId)
                      .start(() -> read(sse, runId, after, outcome, emitter));
              emitter.onTermination(
                  () -> {
                    readers.release();
                    reader.interrupt();
                  });
            },
            BackPressureStrategy.BUFFER);
  }

  private void read(
      Sse sse,
      String runId,
      long after,
      Supplier<Optional<RunEvent>> outcome,
      MultiEmitter<? super OutboundSseEvent> emitter) {
    long seq = after;
    try {
      while (!emitter.isCancelled()) {
        List<RunEvent> next = next(runId, seq, outcome);
        for (RunEvent event : next) {
          emitter.emit(frame(sse, event));
          seq = event.seq();
          if (event.event().equals(RunEvent.FINISHED)) {
            emitter.complete();
            return;
          }
        }
        if (next.isEmpty()) {
          emitter.emit(sse.newEventBuilder().comment("keep-alive").build());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      emitter.fail(e);
    }
  }

  private List<RunEvent> next(String runId, long seq, Supplier<Optional<RunEvent>> outcome)
      throws InterruptedException {
    long until = System.nanoTime() + configuration.keepAlive().toNanos();
    do {
      Optional<RunJournal> journal = journals.find(runId);
      if (journal.isPresent()) {
        Duration patience = Duration.ofNanos(Math.max(1, until - System.nanoTime()));
        List<RunEvent> events = journal.get().after(seq, patience);
        if (!events.isEmpty() || !journal.get().ended()) {
          return events;
        }
      }
      List<RunEvent> events = redis.after(runId, seq);
      if (!events.isEmpty()) {
        return events;
      }
      Optional<RunEvent> end = outcome.get();
      if (end.isPresent()) {
        List<RunEvent> late = redis.after(runId, seq);
        return late.isEmpty() ? List.of(end.get()) : late;
      }
      Thread.sleep(configuration.poll());
    } while (System.nanoTime() < until);
    return List.of();
  }

  private OutboundSseEvent frame(Sse sse, RunEvent event) {
    try {
      return sse.newEventBuilder()
          .id(String.valueOf(event.seq()))
          .name(event.event())
          .data(String.class, json.writeValueAsString(event))
          .build();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event cannot be written", e);
    }
  }
}
