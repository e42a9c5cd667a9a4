package io.querent.datasource.connector;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One bounded pool of read-only connections per registered datasource, made when first needed. */
@ApplicationScoped
public class Pools {
  private static final Duration VALIDATE_AFTER = Duration.ofSeconds(30);

  private final Map<DatasourceKey, AgroalDataSource> pools = new ConcurrentHashMap<>();
  private final ConnectionConfiguration configuration;

  @Inject
  public Pools(ConnectionConfiguration configuration) {
    this.configuration = configuration;
  }

  /** A connection of the datasource's pool; closing it gives it back. */
  public Connection borrow(DatasourceKey key, JdbcConnector connector, ConnectionSettings settings)
      throws SQLException {
    return pools.computeIfAbsent(key, k -> open(connector, settings)).getConnection();
  }

  /** A pool for a look before anything is registered; the caller closes it. */
  public AgroalDataSource open(JdbcConnector connector, ConnectionSettings settings) {
    try {
      return AgroalDataSource.from(
          new AgroalDataSourceConfigurationSupplier()
              .connectionPoolConfiguration(
                  pool ->
                      pool.initialSize(0)
                          .minSize(0)
                          .maxSize(configuration.maxSize())
                          .acquisitionTimeout(configuration.acquisitionTimeout())
                          .idleValidationTimeout(VALIDATE_AFTER)
                          .reapTimeout(configuration.idleTimeout())
                          .connectionValidator(ConnectionValidator.defaultValidator())
                          .connectionFactoryConfiguration(
                              factory -> {
                                factory.loginTimeout(configuration.connectTimeout());
                                connector.configure(factory, settings);
                                return factory;
                              })));
    } catch (SQLException e) {
      throw new IllegalStateException("a connection pool could not be made", e);
    }
  }

  /** Closes the datasource's connections, after its deletion or a change of its settings. */
  public void close(DatasourceKey key) {
    AgroalDataSource pool = pools.remove(key);
    if (pool != null) {
      pool.close();
    }
  }

  @PreDestroy
  void closeAll() {
    pools.values().forEach(AgroalDataSource::close);
    pools.clear();
  }
}
