package io.querent.gateway.limit;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.keys.ReactiveKeyCommands;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Counts in fixed windows of a minute. When Redis is away everybody is let through, and the log
 * says so once a minute: a limit is no reason to be down.
 */
@ApplicationScoped
public class Limiter {
  private static final Logger LOG = Logger.getLogger(Limiter.class);
  private static final Duration PATIENCE = Duration.ofMillis(250);
  private static final Duration KEPT = Duration.ofMinutes(2);
  private static final long WINDOW_MS = 60_000;

  @Inject ReactiveRedisDataSource redis;

  private final AtomicLong lastComplaint = new AtomicLong();
  private ReactiveValueCommands<String, Long> counters;
  private ReactiveKeyCommands<String> keys;

  /** Whether one more is fine, and if not, after how many seconds it is. */
  public record Verdict(boolean fine, long retryAfterSeconds) {
    static final Verdict FINE = new Verdict(true, 0);
  }

  @PostConstruct
  void prepare() {
    counters = redis.value(String.class, Long.class);
    keys = redis.key(String.class);
  }

  /** Counts one more of what {@code subject} does. */
  public Uni<Verdict> count(String what, String subject, int most) {
    long now = System.currentTimeMillis();
    long window = now / WINDOW_MS;
    String key = "limit:" + what + ":" + subject + ":" + window;
    return counters
        .incr(key)
        .call(count -> count == 1 ? keys.expire(key, KEPT) : Uni.createFrom().voidItem())
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .map(count -> verdict(count, most, (window + 1) * WINDOW_MS - now))
        .onFailure()
        .invoke(failure -> complain(failure, now))
        .onFailure()
        .recoverWithItem(Verdict.FINE);
  }

  private static Verdict verdict(long count, int most, long leftMs) {
    return count <= most ? Verdict.FINE : new Verdict(false, Math.ceilDiv(leftMs, 1000));
  }

  private void complain(Throwable failure, long now) {
    long last = lastComplaint.get();
    if (now - last > WINDOW_MS && lastComplaint.compareAndSet(last, now)) {
      LOG.warnf("Redis is not available; limits are not enforced: %s", failure.toString());
    }
  }
}
