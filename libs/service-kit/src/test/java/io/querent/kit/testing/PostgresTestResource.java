package io.querent.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A real PostgreSQL for the tests of one service. */
public class PostgresTestResource implements QuarkusTestResourceLifecycleManager {
  private EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try {
      postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("shared_buffers", "32MB")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
    return Map.of(
        "QUERENT_POSTGRES_HOST", "127.0.0.1",
        "QUERENT_POSTGRES_PORT", String.valueOf(postgres.getPort()),
        "QUERENT_POSTGRES_DATABASE", "postgres",
        "QUERENT_POSTGRES_USER", "postgres",
        "QUERENT_POSTGRES_PASSWORD", "postgres");
  }

  @Override
  public void stop() {
    try {
      if (postgres != null) {
        postgres.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }
}
