package io.querent.datasource.connector.sqlite;

import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.querent.contracts.datasource.NewDatasource;
import io.querent.contracts.problem.ErrorCode;
import io.querent.datasource.connector.ConnectionSettings;
import io.querent.datasource.connector.JdbcConnector;
import io.querent.datasource.connector.SqliteFolders;
import io.querent.datasource.connector.Structure;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.Table;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * SQLite files, opened read-only: no file is made, no journal written, no extension loaded, no
 * other file attached.
 */
@ApplicationScoped
public class SqliteConnector implements JdbcConnector {
  private static final int BUSY_TIMEOUT_MS = 2_000;

  private final SqliteSettings settings;

  @Inject
  public SqliteConnector(SqliteFolders folders) {
    this.settings = new SqliteSettings(folders);
  }

  @Override
  public String kind() {
    return "sqlite";
  }

  @Override
  public String dialect() {
    return "sqlite";
  }

  @Override
  public boolean embedded() {
    return true;
  }

  @Override
  public boolean typesFromValues() {
    return true;
  }

  @Override
  public ConnectionSettings settings(NewDatasource.Connection parts, String dsn) {
    return settings.read(parts, dsn);
  }

  @Override
  public void configure(
      AgroalConnectionFactoryConfigurationSupplier factory, ConnectionSettings settings) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.enableLoadExtension(false);
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    config.setPragma(SQLiteConfig.Pragma.LIMIT_ATTACHED, "0");
    config
        .toProperties()
        .forEach(
            (name, value) -> factory.jdbcProperty(String.valueOf(name), String.valueOf(value)));
    factory
        .connectionProviderClass(JDBC.class)
        .jdbcUrl("jdbc:sqlite:" + settings.path())
        .initialSql("PRAGMA query_only = 1");
  }

  @Override
  public Finding check(Connection connection, ConnectionSettings settings) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT sqlite_version(), (SELECT count(*) FROM sqlite_schema)")) {
      row.next();
      List<String> warnings =
          row.getLong(2) == 0 ? List.of("The file holds no table yet.") : List.of();
      return new Finding("SQLite " + row.getString(1), true, warnings);
    }
  }

  @Override
  public ErrorCode classify(SQLException failure) {
    return SqliteFailures.classify(failure);
  }

  @Override
  public String message(SQLException failure) {
    return SqliteFailures.message(failure);
  }

  @Override
  public Structure structure(Connection connection, ConnectionSettings settings)
      throws SQLException {
    return SqliteStructure.read(connection);
  }

  @Override
  public String head(Table table, long rows) {
    return "SELECT %s FROM %s LIMIT %d".formatted(columns(table), quoted(table), rows);
  }

  /** Every n-th rowid of a table; a table without rowid or a view has no such sample. */
  @Override
  public Optional<String> sample(Table table, long rows, long wanted) {
    boolean ambiguous = table.columns().stream().anyMatch(c -> c.name().equalsIgnoreCase("rowid"));
    if (!table.kind().equals("table") || ambiguous) {
      return Optional.empty();
    }
    String name = quoted(table);
    return Optional.of(
        """
        WITH RECURSIVE bounds(low, high) AS (SELECT min(rowid), max(rowid) FROM %1$s),
        picked(id) AS (
          SELECT low FROM bounds UNION ALL
          SELECT id + max(1, (high - low) / %2$d) FROM picked, bounds
          WHERE id + max(1, (high - low) / %2$d) <= high)
        SELECT %3$s FROM picked JOIN %1$s ON %1$s.rowid = picked.id
        """
            .formatted(name, wanted, columns(table)));
  }

  private String columns(Table table) {
    return table.columns().stream()
        .map(
            c ->
                c.type() == ColumnType.BINARY
                    ? "CASE WHEN %s IS NOT NULL THEN x'' END".formatted(column(table, c.name()))
                    : column(table, c.name()))
        .collect(Collectors.joining(", "));
  }

  private String column(Table table, String name) {
    return quoted(table) + "." + quoted(name);
  }

  @Override
  public Object sampled(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    return value instanceof Integer number ? (Object) number.longValue() : value;
  }

  @Override
  public ColumnType resultType(ResultSetMetaData metaData, int column) {
    return null;
  }

  @Override
  public Object resultValue(ResultSet row, int column, ColumnType type) throws SQLException {
    return sampled(row, column);
  }
}
