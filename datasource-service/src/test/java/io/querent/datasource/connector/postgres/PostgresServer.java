package io.querent.datasource.connector.postgres;

import io.querent.datasource.connector.AddressPolicy;
import io.querent.datasource.connector.ConnectionSettings;
import io.querent.datasource.connector.TestConfiguration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** One real PostgreSQL for all plain tests of a run; it ends with the process. */
public final class PostgresServer {
  private static final EmbeddedPostgres SERVER = start();

  private PostgresServer() {}

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("fsync", "off")
          .setServerConfig("shared_buffers", "32MB")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new database made by these statements. */
  public static ConnectionSettings database(String name, String statements) {
    execute("postgres", "CREATE DATABASE \"" + name + "\"");
    execute(name, statements);
    return settings(name, "postgres");
  }

  public static ConnectionSettings settings(String database, String user) {
    return new ConnectionSettings(
        "127.0.0.1", SERVER.getPort(), database, user, "postgres", "prefer", List.of(), null);
  }

  public static void execute(String database, String statements) {
    try (Connection connection = SERVER.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static PostgresConnector connector() {
    return new PostgresConnector(TestConfiguration.connections(), new AddressPolicy(true));
  }
}
