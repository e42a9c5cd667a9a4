package io.querent.report.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.querent.contracts.channel.Frame;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Tells frames over Redis to whoever listens right now, on {@code websocket:<name>:<id>}. Their
 * history is kept elsewhere, so that nothing depends on their arriving.
 */
@ApplicationScoped
public class FramePublisher {
  private static final Logger LOG = Logger.getLogger(FramePublisher.class);
  private static final int MOST_ON_THE_WAY = 256;

  @Inject ReactiveRedisDataSource redis;
  @Inject ObjectMapper json;

  private final Semaphore onTheWay = new Semaphore(MOST_ON_THE_WAY);

  /** Sends the frame without waiting; drops it when too many are on the way. */
  public void publish(Frame frame) {
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
