package io.querent.local.demo;

import io.querent.local.LocalEnvironment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * A schema of the demo database, made whole in one transaction. Its comment names its edition, its
 * tables are the resources {@code /demo/<schema>/tables.sql}, what belongs on full tables is in
 * {@code keys.sql}.
 *
 * @param name of the schema
 */
public record DemoSchema(String name) {

  /** Makes the rows of a schema's tables. */
  @FunctionalInterface
  public interface Content {
    List<CopyRows> rows(LocalDateTime now);
  }

  /** Makes the schema unless an edition is there that still serves. */
  public boolean prepare(LocalEnvironment.Postgres postgres, LocalDateTime now, Content content)
      throws Exception {
    try (Connection connection =
        DriverManager.getConnection(
            postgres.jdbcUrl(LocalEnvironment.DEMO_DATABASE),
            postgres.user(),
            postgres.password())) {
      if (Edition.in(comment(connection)).filter(edition -> edition.serves(now)).isPresent()) {
        return false;
      }
      make(connection, now, content);
      return true;
    }
  }

  private void make(Connection connection, LocalDateTime now, Content content) throws Exception {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS " + name + " CASCADE");
      statement.execute("CREATE SCHEMA " + name);
      statement.execute("SET LOCAL search_path = " + name);
      Script.run(connection, "/demo/" + name + "/tables.sql");
      for (CopyRows rows : content.rows(now)) {
        rows.writeTo(connection);
      }
      Script.run(connection, "/demo/" + name + "/keys.sql");
      statement.execute("COMMENT ON SCHEMA " + name + " IS '" + Edition.of(now) + "'");
    }
    connection.commit();
  }

  private String comment(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = ?")) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  /** How Querent reaches the schema: as a role that only reads. */
  public Map<String, Object> connection(LocalEnvironment.Postgres postgres) {
    return Map.of(
        "host", postgres.host(),
        "port", postgres.port(),
        "database", LocalEnvironment.DEMO_DATABASE,
        "user", postgres.readerUser(),
        "password", postgres.readerPassword(),
        "ssl_mode", "disable",
        "schemas", List.of(name));
  }
}
