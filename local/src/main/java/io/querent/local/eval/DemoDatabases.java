package io.querent.local.eval;

import io.querent.local.LocalEnvironment;
import io.querent.local.client.QuerentClient;
import io.querent.local.demo.DemoDataset;
import io.querent.local.demo.DemoDatasets;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** The demo's datasources, which are registered already and stay. */
final class DemoDatabases implements Databases {

  private static final List<String> FILES =
      List.of("sites.csv", "measurements.parquet", "events.jsonl");

  private final LocalEnvironment environment;
  private final QuerentClient querent;

  DemoDatabases(LocalEnvironment environment, QuerentClient querent) {
    this.environment = environment;
    this.querent = querent;
  }

  @Override
  public Target open(String database, Engine engine)
      throws EvaluationFailure, InterruptedException {
    DemoDataset dataset =
        DemoDatasets.all().stream()
            .filter(candidate -> candidate.id().equals(database))
            .findFirst()
            .orElseThrow(() -> new EvaluationFailure("The demo has no datasource " + database));
    try {
      if (querent.datasource(database).isEmpty()) {
        throw new EvaluationFailure(
            "The demo datasource %s is not registered; ./querent up installs the demo"
                .formatted(database));
      }
    } catch (IOException e) {
      throw new EvaluationFailure(e.getMessage(), e);
    }
    return target(dataset, engine);
  }

  Target target(DemoDataset dataset, Engine engine) {
    Map<String, Object> connection = dataset.connection(environment);
    return new Target() {
      @Override
      public String datasourceId() {
        return dataset.id();
      }

      @Override
      public Connection connect() throws SQLException {
        return switch (engine) {
          case POSTGRES ->
              DriverManager.getConnection(
                  environment.postgres().jdbcUrl(LocalEnvironment.DEMO_DATABASE)
                      + "?currentSchema="
                      + dataset.id(),
                  environment.postgres().readerUser(),
                  environment.postgres().readerPassword());
          case SQLITE ->
              DriverManager.getConnection(
                  "jdbc:sqlite:file:" + connection.get("path") + "?mode=ro");
          case DUCKDB -> folder((String) connection.get("path"));
        };
      }
    };
  }

  /** Each file is a view of its own name. */
  private static Connection folder(String path) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
      statement.execute("SET TimeZone = 'UTC'");
      for (String file : FILES) {
        statement.execute(
            "CREATE VIEW %s AS FROM '%s/%s'"
                .formatted(file.substring(0, file.indexOf('.')), path.replace("'", "''"), file));
      }
    }
    return connection;
  }
}
