package io.querent.local.part;

import io.querent.local.LocalEnvironment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Creates the roles and databases of a new cluster. The reader may connect to the demo database
 * only, and read there whatever the owner creates.
 */
final class DatabaseSetup {

  private final LocalEnvironment.Postgres postgres;

  DatabaseSetup(LocalEnvironment.Postgres postgres) {
    this.postgres = postgres;
  }

  void run() throws SQLException {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      role(statement, postgres.user(), postgres.password());
      role(statement, postgres.readerUser(), postgres.readerPassword());
      statement.execute(
          "ALTER ROLE " + postgres.readerUser() + " SET default_transaction_read_only = on");
      for (String database :
          List.of(LocalEnvironment.QUERENT_DATABASE, LocalEnvironment.DEMO_DATABASE)) {
        database(statement, database);
      }
      statement.execute(
          "GRANT CONNECT ON DATABASE "
              + LocalEnvironment.DEMO_DATABASE
              + " TO "
              + postgres.readerUser());
    }
    try (Connection connection = connect(LocalEnvironment.DEMO_DATABASE);
        Statement statement = connection.createStatement()) {
      String defaults = "ALTER DEFAULT PRIVILEGES FOR ROLE " + postgres.user() + " GRANT ";
      statement.execute(defaults + "USAGE ON SCHEMAS TO " + postgres.readerUser());
      statement.execute(defaults + "SELECT ON TABLES TO " + postgres.readerUser());
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(database), postgres.adminUser(), postgres.adminPassword());
  }

  private void role(Statement statement, String role, String password) throws SQLException {
    String verb = exists(statement, "pg_roles WHERE rolname", role) ? "ALTER" : "CREATE";
    statement.execute(
        verb + " ROLE " + role + " LOGIN PASSWORD '" + password.replace("'", "''") + "'");
  }

  private void database(Statement statement, String database) throws SQLException {
    if (!exists(statement, "pg_database WHERE datname", database)) {
      statement.execute("CREATE DATABASE " + database + " OWNER " + postgres.user());
    }
    statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
  }

  private static boolean exists(Statement statement, String from, String name) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT 1 FROM " + from + " = '" + name + "'")) {
      return row.next();
    }
  }
}
