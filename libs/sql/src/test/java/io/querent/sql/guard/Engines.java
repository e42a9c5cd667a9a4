package io.querent.sql.guard;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The real engines, each with the same small shop, opened read-only. */
final class Engines {
  private static EmbeddedPostgres postgres;

  private Engines() {}

  static synchronized EmbeddedPostgres postgres() {
    if (postgres == null) {
      try {
        postgres = EmbeddedPostgres.start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
          fill(connection, "jsonb");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(Engines::stop));
    }
    return postgres;
  }

  private static void stop() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Connection readOnly(String dialect) throws SQLException, IOException {
    Connection connection =
        switch (dialect) {
          case "postgres" -> postgres().getPostgresDatabase().getConnection();
          case "sqlite" -> sqlite();
          case "duckdb" -> duckdb();
          default -> throw new IllegalArgumentException(dialect);
        };
    if (dialect.equals("postgres")) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      run(connection, "SET statement_timeout = 10000");
    }
    return connection;
  }

  private static Connection sqlite() throws SQLException, IOException {
    Path file = Files.createTempFile("guard", ".sqlite");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      fill(connection, "text");
    }
    Properties properties = new Properties();
    properties.setProperty("open_mode", "1");
    return DriverManager.getConnection("jdbc:sqlite:" + file, properties);
  }

  private static Connection duckdb() throws SQLException, IOException {
    Path file = Files.createTempDirectory("guard").resolve("shop.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file)) {
      fill(connection, "json");
    }
    Properties properties = new Properties();
    properties.setProperty("access_mode", "READ_ONLY");
    properties.setProperty("enable_external_access", "false");
    return DriverManager.getConnection("jdbc:duckdb:" + file, properties);
  }

  private static void fill(Connection connection, String json) throws SQLException {
    for (String sql :
        new String[] {
          "CREATE TABLE customers (id integer PRIMARY KEY, name text, email text, country text,"
              + " created_at timestamp)",
          "CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer, ordered_at timestamp,"
              + " status text, total numeric(10,2))",
          "CREATE TABLE order_items (id integer PRIMARY KEY, order_id integer, product text,"
              + " quantity integer, unit_price numeric(10,2))",
          "CREATE TABLE events (id integer PRIMARY KEY, happened_at timestamp, payload "
              + json
              + ")",
          "CREATE TABLE secret (id integer, token text)",
          "INSERT INTO customers VALUES (1,'Ann','ann@example.org','NL','2024-01-01"
              + " 10:00:00'),(2,'Bob','bob@example.org','DE','2024-02-01 11:00:00')",
          "INSERT INTO orders VALUES (1,1,'2024-03-01 10:00:00','paid',10.5),(2,1,'2024-04-01"
              + " 10:00:00','open',20),(3,2,'2024-04-02 10:00:00','paid',7)",
          "INSERT INTO order_items VALUES (1,1,'pen',2,1.5),(2,1,'ink',1,7.5),(3,2,'pad',4,5)",
          "INSERT INTO events VALUES (1,'2024-03-01"
              + " 10:00:00','{\"kind\":\"view\",\"tags\":[\"a\",\"b\"]}')",
          "INSERT INTO secret VALUES (1,'hidden')"
        }) {
      run(connection, sql);
    }
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
