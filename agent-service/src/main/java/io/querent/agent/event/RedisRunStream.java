package io.querent.agent.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.keys.ReactiveKeyCommands;
import io.quarkus.redis.datasource.stream.ReactiveStreamCommands;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.StreamRange;
import io.quarkus.redis.datasource.stream.XAddArgs;
import io.querent.contracts.agent.RunEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * The stream {@code run:{id}}: entry ids are {@code {seq}-0}, so that a reader resumes by sequence
 * number. When Redis is away, events stay on their node and the log says so once a minute.
 */
@ApplicationScoped
public class RedisRunStream {
  private static final Logger LOG = Logger.getLogger(RedisRunStream.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final long COMPLAINT_EVERY_MS = 60_000;
  private static final int PAGE = 500;
  private static final String FIELD = "event";

  @Inject ReactiveRedisDataSource redis;
  @Inject EventConfiguration configuration;
  @Inject ObjectMapper json;

  private final Map<String, CompletableFuture<?>> tails = new ConcurrentHashMap<>();
  private final AtomicLong lastComplaint = new AtomicLong();
  private ReactiveStreamCommands<String, String, String> streams;
  private ReactiveKeyCommands<String> keys;

  @PostConstruct
  void prepare() {
    streams = redis.stream(String.class, String.class, String.class);
    keys = redis.key(String.class);
  }

  /** Appends after the run's earlier events; returns at once. */
  void append(RunEvent event) {
    String key = key(event.runId());
    tails.compute(
        key,
        (_, tail) -> {
          CompletableFuture<?> before =
              tail == null ? CompletableFuture.completedFuture(null) : tail;
          CompletableFuture<?> next = before.thenCompose(_ -> write(key, event));
          return next.handle((_, _) -> null);
        });
    if (event.event().equals(RunEvent.FINISHED)) {
      tails.get(key).whenComplete((_, _) -> tails.remove(key));
    }
  }

  private CompletableFuture<?> write(String key, RunEvent event) {
    XAddArgs args =
        new XAddArgs()
            .id(event.seq() + "-0")
            .maxlen((long) configuration.capacity())
            .nearlyExactTrimming();
    Uni<?> added = streams.xadd(key, args, Map.of(FIELD, text(event)));
    boolean last = event.event().equals(RunEvent.FINISHED);
    boolean first = event.seq() == 1;
    Uni<?> kept =
        first || last ? added.chain(() -> keys.expire(key, configuration.retention())) : added;
    return kept.ifNoItem()
        .after(PATIENCE)
        .fail()
        .onFailure()
        .invoke(this::complain)
        .onFailure()
        .recoverWithNull()
        .subscribeAsCompletionStage();
  }

  /** Events after the given number; empty when there are none, or Redis is away. Blocks. */
  List<RunEvent> after(String runId, long seq) {
    try {
      List<StreamMessage<String, String, String>> messages =
          streams
              .xrange(key(runId), new StreamRange((seq + 1) + "-0", "+"), PAGE)
              .await()
              .atMost(PATIENCE);
      return messages.stream().map(m -> event(m.payload().get(FIELD))).toList();
    } catch (RuntimeException e) {
      complain(e);
      return List.of();
    }
  }

  private void complain(Throwable failure) {
    long now = System.currentTimeMillis();
    long last = lastComplaint.get();
    if (now - last > COMPLAINT_EVERY_MS && lastComplaint.compareAndSet(last, now)) {
      LOG.warnf("Redis is not available; runs can only be followed on their own node: %s", failure);
    }
  }

  private static String key(String runId) {
    return "run:" + runId;
  }

  private String text(RunEvent event) {
    try {
      return json.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event cannot be written", e);
    }
  }

  private RunEvent event(String text) {
    try {
      return json.readValue(text, RunEvent.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event cannot be read", e);
    }
  }
}
