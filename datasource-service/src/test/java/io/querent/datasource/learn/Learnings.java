package io.querent.datasource.learn;

import io.querent.contracts.job.LearnOptions;
import io.querent.datasource.connector.ConnectionSettings;
import io.querent.datasource.connector.DatasourceKey;
import io.querent.datasource.connector.JdbcConnector;
import io.querent.datasource.connector.Pools;
import io.querent.datasource.connector.TestConfiguration;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.Relationship;
import io.querent.semantics.catalog.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Learns databases in tests. */
final class Learnings {
  private Learnings() {}

  static Findings of(JdbcConnector connector, ConnectionSettings settings) {
    return of(connector, settings, Map.of());
  }

  static Findings of(
      JdbcConnector connector, ConnectionSettings settings, Map<String, String> limits) {
    return of(connector, settings, limits, LearnOptions.USUAL);
  }

  static Findings of(
      JdbcConnector connector,
      ConnectionSettings settings,
      Map<String, String> limits,
      LearnOptions options) {
    Pools pools = new Pools(TestConfiguration.connections());
    DatasourceKey key = DatasourceKey.random();
    try (Connection connection = pools.borrow(key, connector, settings)) {
      LearnConfiguration configuration = TestConfiguration.of(LearnConfiguration.class, limits);
      return new DatabaseLearner(connector, connection, LearnDepth.of(options, configuration))
          .learn(settings);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      pools.close(key);
    }
  }

  static Table table(Findings findings, String name) {
    return findings.tables().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  static Column column(Findings findings, String table, String column) {
    return table(findings, table).column(column).orElseThrow();
  }

  /** {@code orders.customer_id -> customers.id}. */
  static String text(Relationship relationship) {
    return relationship.fromTable()
        + "."
        + String.join("+", relationship.fromColumns())
        + " -> "
        + relationship.toTable()
        + "."
        + String.join("+", relationship.toColumns());
  }
}
