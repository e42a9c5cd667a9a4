package io.querent.local.demo;

import io.querent.local.LocalEnvironment;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A real PostgreSQL with the roles and the demo database of a one-machine installation. */
public final class ScratchPostgres implements AutoCloseable {

  private final EmbeddedPostgres server;

  public ScratchPostgres() throws IOException, SQLException {
    server = EmbeddedPostgres.builder().start();
    try (Connection connection =
            DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE querent LOGIN PASSWORD 'owner'");
      statement.execute("CREATE ROLE querent_reader LOGIN PASSWORD 'reader'");
      statement.execute("CREATE DATABASE demo OWNER querent");
    }
    try (Connection connection =
            DriverManager.getConnection(server.getJdbcUrl("postgres", "demo"));
        Statement statement = connection.createStatement()) {
      String defaults = "ALTER DEFAULT PRIVILEGES FOR ROLE querent GRANT ";
      statement.execute(defaults + "USAGE ON SCHEMAS TO querent_reader");
      statement.execute(defaults + "SELECT ON TABLES TO querent_reader");
    }
  }

  public LocalEnvironment environment(Path dataDir) {
    URI nowhere = URI.create("http://127.0.0.1:9");
    return new LocalEnvironment(
        dataDir,
        dataDir,
        nowhere,
        nowhere,
        nowhere,
        nowhere,
        nowhere,
        new LocalEnvironment.Postgres(
            "127.0.0.1",
            server.getPort(),
            "postgres",
            "postgres",
            "querent",
            "owner",
            "querent_reader",
            "reader"),
        nowhere,
        "127.0.0.1:9",
        "none");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
