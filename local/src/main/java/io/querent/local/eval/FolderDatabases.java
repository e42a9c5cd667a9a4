package io.querent.local.eval;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.local.LocalEnvironment;
import io.querent.local.client.QuerentClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Databases of a folder: {@code postgres/<database>.sql} becomes a scratch database of this
 * installation's PostgreSQL, {@code sqlite/<database>/<database>.sqlite} is opened where it is.
 * Both are registered under ids that begin with {@value #PREFIX}, and gone afterwards.
 */
final class FolderDatabases implements Databases {

  static final String PREFIX = "eval-";

  private final Path folder;
  private final LocalEnvironment.Postgres postgres;
  private final QuerentClient querent;
  private final Cleanup cleanup;
  private final String run = Long.toString(ProcessHandle.current().pid());

  FolderDatabases(
      Path folder, LocalEnvironment.Postgres postgres, QuerentClient querent, Cleanup cleanup) {
    this.folder = folder;
    this.postgres = postgres;
    this.querent = querent;
    this.cleanup = cleanup;
  }

  private record Registered(String datasourceId, Connector connector) implements Target {
    @Override
    public Connection connect() throws SQLException {
      return connector.connect();
    }
  }

  @FunctionalInterface
  private interface Connector {
    Connection connect() throws SQLException;
  }

  @Override
  public Target open(String database, Engine engine)
      throws EvaluationFailure, InterruptedException {
    return switch (engine) {
      case POSTGRES -> postgres(database);
      case SQLITE -> sqlite(database);
      case DUCKDB ->
          throw new EvaluationFailure("Folders hold PostgreSQL scripts and SQLite files only");
    };
  }

  private Target sqlite(String database) throws EvaluationFailure, InterruptedException {
    Path file =
        below(folder.resolve("sqlite"), database)
            .flatMap(inner -> below(inner, database + ".sqlite"))
            .orElseThrow(
                () ->
                    new EvaluationFailure(
                        "There is no sqlite/%1$s/%1$s.sqlite in %2$s".formatted(database, folder)));
    String id = register(database, "sqlite", Map.of("path", file.toString()));
    return new Registered(
        id, () -> DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro&immutable=1"));
  }

  private Target postgres(String database) throws EvaluationFailure, InterruptedException {
    Path script =
        below(folder.resolve("postgres"), database + ".sql")
            .orElseThrow(
                () ->
                    new EvaluationFailure(
                        "There is no postgres/%s.sql in %s".formatted(database, folder)));
    String name = "eval_" + run + "_" + plain(database).replace('-', '_');
    try {
      load(name, script);
    } catch (SQLException | IOException e) {
      throw new EvaluationFailure(
          "%s could not be loaded: %s".formatted(script, e.getMessage()), e);
    }
    String id =
        register(
            database,
            "postgres",
            Map.of(
                "host", postgres.host(),
                "port", postgres.port(),
                "database", name,
                "user", postgres.readerUser(),
                "password", postgres.readerPassword(),
                "ssl_mode", "disable"));
    return new Registered(
        id,
        () ->
            DriverManager.getConnection(
                postgres.jdbcUrl(name), postgres.readerUser(), postgres.readerPassword()));
  }

  private void load(String name, Path script) throws SQLException, IOException {
    try (Connection connection = admin("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
      statement.execute("CREATE DATABASE " + name);
      cleanup.add("drop the database " + name, () -> drop(name));
      statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + postgres.readerUser());
    }
    try (Connection connection = admin(name);
        Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(script));
      statement.execute(
          """
          DO $$ DECLARE s text; BEGIN
            FOR s IN SELECT nspname FROM pg_namespace
                     WHERE nspname NOT LIKE 'pg\\_%%' AND nspname <> 'information_schema' LOOP
              EXECUTE format('GRANT USAGE ON SCHEMA %%I TO %1$s', s);
              EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %%I TO %1$s', s);
            END LOOP;
          END $$
          """
              .formatted(postgres.readerUser()));
      statement.execute("ANALYZE");
    }
  }

  private void drop(String name) throws SQLException {
    try (Connection connection = admin("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }
  }

  private Connection admin(String database) throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(database), postgres.adminUser(), postgres.adminPassword());
  }

  private String register(String database, String kind, Map<String, Object> connection)
      throws EvaluationFailure, InterruptedException {
    String id = PREFIX + run + "-" + kind + "-" + plain(database);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("kind", kind);
    body.put("display_name", database);
    body.put("connection", connection);
    try {
      cleanup.add("remove the datasource " + id, () -> remove(id));
      JsonNode registered = querent.register(body);
      if (!registered.path("status").asText().equals("ready")) {
        System.err.printf(
            "%s was not learned (%s); learning it again%n",
            id, registered.path("health_detail").asText("no reason given"));
        querent.learn(id);
      }
    } catch (IOException e) {
      throw new EvaluationFailure(
          "%s (%s) could not be registered: %s".formatted(database, kind, e.getMessage()), e);
    }
    return id;
  }

  private void remove(String id) throws IOException, InterruptedException {
    if (querent.datasource(id).isPresent()) {
      querent.delete(id);
    }
  }

  /** Removes what an evaluation left behind that was killed. */
  void removeLeftovers() throws IOException, InterruptedException, SQLException {
    for (String id : querent.datasources()) {
      if (id.matches(PREFIX + "\\d+-.*") && ended(id.split("-")[1])) {
        remove(id);
      }
    }
    try (Connection connection = admin("postgres");
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT datname FROM pg_database WHERE datname ~ '^eval_[0-9]+_'")) {
      while (rows.next()) {
        if (ended(rows.getString(1).split("_")[1])) {
          drop(rows.getString(1));
        }
      }
    }
  }

  private boolean ended(String pid) {
    return pid.equals(run) || ProcessHandle.of(Long.parseLong(pid)).isEmpty();
  }

  /** An entry of a folder by its name, letter case aside. */
  private static Optional<Path> below(Path parent, String name) {
    try (Stream<Path> entries = Files.list(parent)) {
      List<Path> named =
          entries.filter(e -> e.getFileName().toString().equalsIgnoreCase(name)).toList();
      return named.stream().findFirst().map(Path::toAbsolutePath);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String plain(String database) {
    String plain = database.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return plain.length() > 40 ? plain.substring(0, 40) : plain;
  }
}
