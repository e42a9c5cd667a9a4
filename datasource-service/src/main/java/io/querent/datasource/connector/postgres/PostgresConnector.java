package io.querent.datasource.connector.postgres;

import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.querent.contracts.datasource.NewDatasource;
import io.querent.contracts.problem.ErrorCode;
import io.querent.datasource.connector.AddressPolicy;
import io.querent.datasource.connector.ConnectionConfiguration;
import io.querent.datasource.connector.ConnectionSettings;
import io.querent.datasource.connector.JdbcConnector;
import io.querent.datasource.connector.Structure;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.Table;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** PostgreSQL from version 12 on, and what speaks its protocol closely enough. */
@ApplicationScoped
public class PostgresConnector implements JdbcConnector {
  private static final int LOCK_TIMEOUT_MS = 3_000;
  private static final int IDLE_IN_TRANSACTION_MS = 60_000;
  private static final int SAMPLED_TEXT = 256;
  private static final char NO_CATEGORY = 'X';
  private static final String ROLE_CAN_WRITE =
      """
      SELECT current_setting('server_version'), current_user, r.rolsuper,
        r.rolsuper OR EXISTS (
          SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%'
            AND n.nspname <> 'information_schema'
            AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))
      FROM pg_roles r WHERE r.rolname = current_user
      """;

  private final ConnectionConfiguration configuration;
  private final AddressPolicy policy;

  @Inject
  public PostgresConnector(ConnectionConfiguration configuration, AddressPolicy policy) {
    this.configuration = configuration;
    this.policy = policy;
  }

  @Override
  public String kind() {
    return "postgres";
  }

  @Override
  public String dialect() {
    return "postgres";
  }

  @Override
  public boolean embedded() {
    return false;
  }

  @Override
  public boolean typesFromValues() {
    return false;
  }

  @Override
  public ConnectionSettings settings(NewDatasource.Connection parts, String dsn) {
    return PostgresSettings.read(parts, dsn, policy);
  }

  @Override
  public void configure(
      AgroalConnectionFactoryConfigurationSupplier factory, ConnectionSettings settings) {
    long connectSeconds = Math.max(1, configuration.connectTimeout().toSeconds());
    factory
        .connectionProviderClass(org.postgresql.Driver.class)
        .jdbcUrl(address(settings))
        .principal(new NamePrincipal(settings.user()))
        .jdbcProperty("sslmode", settings.sslMode())
        .jdbcProperty("ApplicationName", "querent")
        .jdbcProperty("connectTimeout", String.valueOf(connectSeconds))
        .jdbcProperty("cancelSignalTimeout", String.valueOf(connectSeconds))
        .jdbcProperty("tcpKeepAlive", "true")
        .jdbcProperty("readOnly", "true")
        .jdbcProperty("options", options(settings))
        .jdbcProperty("socketFactory", PolicedSocketFactory.class.getName())
        .jdbcProperty(
            "socketFactoryArg",
            policy.allowPrivate() ? PolicedSocketFactory.PRIVATE_ALLOWED : "public");
    if (settings.password() != null) {
      factory.credential(new SimplePassword(settings.password()));
    }
  }

  /** The driver's address with nothing in it but host, port and the encoded name. */
  private static String address(ConnectionSettings settings) {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    String database =
        URLEncoder.encode(settings.database(), StandardCharsets.UTF_8).replace("+", "%20");
    return "jdbc:postgresql://" + host + ":" + settings.port() + "/" + database;
  }

  private String options(ConnectionSettings settings) {
    List<String> options = new ArrayList<>();
    options.add("default_transaction_read_only=on");
    options.add("statement_timeout=" + configuration.maxStatementTimeout().toMillis());
    options.add("lock_timeout=" + LOCK_TIMEOUT_MS);
    options.add("idle_in_transaction_session_timeout=" + IDLE_IN_TRANSACTION_MS);
    options.add("DateStyle=ISO");
    if (!settings.schemas().isEmpty()) {
      String path = settings.schemas().stream().map(this::quoted).collect(Collectors.joining(","));
      options.add(
          "search_path=" + (settings.schemas().contains("public") ? path : path + ",public"));
    }
    return options.stream()
        .map(o -> "-c " + o.replace("\\", "\\\\").replace(" ", "\\ "))
        .collect(Collectors.joining(" "));
  }

  @Override
  public Finding check(Connection connection, ConnectionSettings settings) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ROLE_CAN_WRITE)) {
      row.next();
      boolean superuser = row.getBoolean(3);
      boolean canWrite = row.getBoolean(4);
      List<String> warnings = new ArrayList<>();
      if (superuser) {
        warnings.add(
            "The role '%s' is a superuser. Querent only reads, but give it a role that can do no more."
                .formatted(row.getString(2)));
      } else if (canWrite) {
        warnings.add(
            "The role '%s' can write. Querent only reads; a role that can do no more is safer."
                .formatted(row.getString(2)));
      }
      return new Finding("PostgreSQL " + row.getString(1), !canWrite, warnings);
    }
  }

  @Override
  public ErrorCode classify(SQLException failure) {
    return PostgresFailures.classify(failure);
  }

  @Override
  public String message(SQLException failure) {
    return PostgresFailures.message(failure);
  }

  @Override
  public Structure structure(Connection connection, ConnectionSettings settings)
      throws SQLException {
    return PostgresStructure.read(connection, settings);
  }

  @Override
  public String head(Table table, long rows) {
    return "SELECT %s FROM %s LIMIT %d".formatted(columns(table), quoted(table), rows);
  }

  @Override
  public Optional<String> sample(Table table, long rows, long wanted) {
    if (!table.kind().equals("table")) {
      return Optional.empty();
    }
    double percent = Math.clamp(100.0 * wanted / Math.max(1, rows), 0.0001, 100);
    return Optional.of(
        String.format(
            Locale.ROOT,
            "SELECT %s FROM %s TABLESAMPLE SYSTEM (%.4f) REPEATABLE (1) LIMIT %d",
            columns(table),
            quoted(table),
            percent,
            2 * wanted));
  }

  private String columns(Table table) {
    return table.columns().stream().map(this::sampledColumn).collect(Collectors.joining(", "));
  }

  private String sampledColumn(Column column) {
    String name = quoted(column.name());
    return switch (column.type()) {
      case STRING -> "left(%s::text, %d)".formatted(name, SAMPLED_TEXT);
      case BINARY, JSON, ARRAY, OTHER -> "CASE WHEN %s IS NOT NULL THEN '' END".formatted(name);
      default -> name;
    };
  }

  @Override
  public Object sampled(ResultSet row, int column) throws SQLException {
    return row.getString(column);
  }

  @Override
  public ColumnType resultType(ResultSetMetaData metaData, int column) throws SQLException {
    String name = metaData.getColumnTypeName(column);
    if (name.startsWith("_")) {
      return ColumnType.ARRAY;
    }
    return switch (name) {
      case "serial", "bigserial", "smallserial" -> ColumnType.INTEGER;
      case "text", "varchar", "bpchar", "name", "char", "citext", "unknown" -> ColumnType.STRING;
      default -> PostgresTypes.of(name, NO_CATEGORY);
    };
  }

  @Override
  public Object resultValue(ResultSet row, int column, ColumnType type) throws SQLException {
    return PostgresValues.read(row, column, type);
  }
}
