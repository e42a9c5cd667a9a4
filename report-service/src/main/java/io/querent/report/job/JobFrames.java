package io.querent.report.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.report.channel.FramePublisher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Spreads frames that were kept: to the readers of this instance, and over Redis to sockets. */
@ApplicationScoped
public class JobFrames {
  @Inject FramePublisher publisher;
  @Inject JobMetrics metrics;
  @Inject ObjectMapper json;

  private final Map<String, Set<Semaphore>> waiting = new ConcurrentHashMap<>();

  /** Tells of frames after their transaction; nothing depends on its arriving. */
  void tell(List<Folded> moves) {
    for (Folded move : moves) {
      Told one = move.told();
      metrics.moved(move.before(), move.event());
      waiting.getOrDefault(one.jobId(), Set.of()).forEach(Semaphore::release);
      publisher.publish(one.frame());
    }
  }

  /** A signal that is given at each frame of the job, until {@link #leave}. */
  Semaphore join(String jobId) {
    Semaphore signal = new Semaphore(0);
    waiting.compute(
        jobId,
        (id, others) -> {
          Set<Semaphore> all = others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(signal);
          return all;
        });
    return signal;
  }

  void leave(String jobId, Semaphore signal) {
    waiting.computeIfPresent(
        jobId,
        (id, all) -> {
          all.remove(signal);
          return all.isEmpty() ? null : all;
        });
  }

  JsonNode payload(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the ledger holds what cannot be read", e);
    }
  }
}
