package io.querent.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import redis.embedded.RedisServer;

/** A real Redis for the tests of one service. */
public class RedisTestResource implements QuarkusTestResourceLifecycleManager {
  private RedisServer redis;

  @Override
  public Map<String, String> start() {
    try (ServerSocket probe = new ServerSocket(0)) {
      int port = probe.getLocalPort();
      probe.close();
      redis = RedisServer.newRedisServer().port(port).setting("bind 127.0.0.1").build();
      redis.start();
      return Map.of("QUERENT_REDIS_URL", "redis://127.0.0.1:" + port);
    } catch (IOException e) {
      throw new UncheckedIOException("Redis did not start", e);
    }
  }

  @Override
  public void stop() {
    try {
      if (redis != null) {
        redis.stop();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Redis did not stop", e);
    }
  }
}
