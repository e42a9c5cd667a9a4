package io.querent.datasource.registry;

import io.querent.contracts.datasource.Health;
import io.querent.contracts.problem.ProblemException;
import io.querent.datasource.connector.ConnectionSettings;
import io.querent.datasource.connector.Connector;
import io.querent.datasource.connector.Connectors;
import io.querent.datasource.connector.DatasourceKey;
import io.querent.datasource.connector.EngineThreads;
import io.querent.datasource.connector.FolderConnector;
import io.querent.datasource.connector.JdbcConnector;
import io.querent.datasource.connector.JdbcFailures;
import io.querent.datasource.connector.Pools;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Connects to datasources to see how they are. */
@ApplicationScoped
public class HealthChecks {
  static final String HEALTHY = "healthy";
  static final String UNHEALTHY = "unhealthy";
  static final String UNKNOWN = "unknown";

  private final DatasourceRepository repository;
  private final Datasources datasources;
  private final Connectors connectors;
  private final Pools pools;
  private final EngineThreads threads;

  @Inject
  public HealthChecks(
      DatasourceRepository repository,
      Datasources datasources,
      Connectors connectors,
      Pools pools,
      EngineThreads threads) {
    this.repository = repository;
    this.datasources = datasources;
    this.connectors = connectors;
    this.pools = pools;
    this.threads = threads;
  }

  /**
   * Checks and keeps the outcome; a datasource that cannot be reached is an answer, not a failure.
   */
  public Health check(Registered datasource) {
    long start = System.nanoTime();
    Health health;
    try {
      Connector.Finding finding =
          connect(
              datasource.key(),
              connectors.get(datasource.kind()),
              datasources.settings(datasource));
      health =
          new Health(
              HEALTHY,
              millisSince(start),
              finding.server(),
              finding.readOnly(),
              finding.warnings(),
              null,
              now());
    } catch (ProblemException e) {
      health =
          new Health(UNHEALTHY, millisSince(start), null, null, List.of(), e.getMessage(), now());
    }
    repository.health(datasource.key(), health.status(), health.detail());
    return health;
  }

  /** Connects once, by the datasource's own pool. */
  Connector.Finding connect(DatasourceKey key, Connector connector, ConnectionSettings settings) {
    return switch (connector) {
      case FolderConnector folder -> folder.check(settings);
      case JdbcConnector jdbc -> connect(key, jdbc, settings);
    };
  }

  private Connector.Finding connect(
      DatasourceKey key, JdbcConnector connector, ConnectionSettings settings) {
    try {
      return threads.call(
          connector,
          () -> {
            try (Connection connection = pools.borrow(key, connector, settings)) {
              return connector.check(connection, settings);
            }
          });
    } catch (SQLException e) {
      throw JdbcFailures.problem(connector, e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the check was interrupted", e);
    }
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
