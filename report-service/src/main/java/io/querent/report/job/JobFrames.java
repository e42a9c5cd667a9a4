package io.querent.report.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.querent.contracts.channel.Frame;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Spreads frames that were kept: to the readers of this instance, and over Redis to sockets. */
@ApplicationScoped
public class JobFrames {
  private static final Logger LOG = Logger.getLogger(JobFrames.class);
  private static final int MOST_ON_THE_WAY = 256;

  @Inject ReactiveRedisDataSource redis;
  @Inject ObjectMapper json;

  private final Map<String, Set<Semaphore>> waiting = new ConcurrentHashMap<>();
  private final Semaphore onTheWay = new Semaphore(MOST_ON_THE_WAY);

  /** Tells of frames after their transaction; nothing depends on its arriving. */
  void tell(List<Told> told) {
    for (Told one : told) {
      waiting.getOrDefault(one.jobId(), Set.of()).forEach(Semaphore::release);
      publish(one.frame());
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

  private void publish(Frame frame) {
    if (!onTheWay.tryAcquire()) {
      return;
    }
    String channel = "websocket:" + frame.channel().replace('/', ':');
    try {
      redis
          .pubsub(String.class)
          .publish(channel, json.writeValueAsString(frame))
          .onTermination()
          .invoke(() -> onTheWay.release())
          .subscribe()
          .with(nothing -> {}, failure -> LOG.debugf("not published: %s", failure));
    } catch (JsonProcessingException | RuntimeException e) {
      onTheWay.release();
      LOG.debugf("not published: %s", e);
    }
  }
}
