package io.querent.datasource.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.querent.contracts.datasource.NewDatasource;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.datasource.connector.AddressPolicy;
import io.querent.datasource.connector.ConnectionSettings;
import io.querent.datasource.connector.Connector;
import io.querent.datasource.connector.DatasourceKey;
import io.querent.datasource.connector.JdbcConnector;
import io.querent.datasource.connector.JdbcConnectorContract;
import io.querent.datasource.connector.JdbcFailures;
import io.querent.datasource.connector.Pools;
import io.querent.datasource.connector.Structure;
import io.querent.datasource.connector.TestConfiguration;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresConnectorTest extends JdbcConnectorContract {
  private static final String TABLES =
      """
      CREATE TABLE makers (id bigint PRIMARY KEY, name text NOT NULL UNIQUE);
      COMMENT ON TABLE makers IS 'who makes models';
      COMMENT ON COLUMN makers.name IS 'as on the door';
      CREATE TABLE models (id integer PRIMARY KEY, maker_id bigint REFERENCES makers,
        price numeric(10, 2), built date);
      CREATE TABLE "odd Names" ("a ""quoted"" column" integer, "select" text);
      CREATE TABLE empty_table (x integer);
      CREATE VIEW cheap_models AS SELECT * FROM models WHERE price < 10;
      INSERT INTO makers VALUES (1, 'Acme'), (2, 'Bolt'), (3, 'Cog');
      INSERT INTO models VALUES (1, 1, 9.5, '2020-01-01'), (2, 1, 20, '2021-05-05'),
        (3, 2, NULL, NULL), (4, 2, 5, '2022-02-02');
      INSERT INTO "odd Names" VALUES (1, 'x');
      CREATE SCHEMA other;
      CREATE TYPE other.mood AS ENUM ('sad', 'happy');
      CREATE DOMAIN other.amount AS numeric(8, 2);
      CREATE TABLE other.types (a other.mood, b other.amount, c jsonb, d integer[], e bytea, f uuid,
        g timestamptz, h time, i real, j boolean, k interval);
      CREATE TABLE other.parts (id integer, day date) PARTITION BY RANGE (day);
      CREATE TABLE other.parts_2024 PARTITION OF other.parts
        FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
      CREATE ROLE reader LOGIN PASSWORD 'postgres';
      GRANT USAGE ON SCHEMA other TO reader;
      GRANT SELECT ON other.types TO reader;
      """;
  private static final ConnectionSettings DATABASE = PostgresServer.database("contract", TABLES);

  private final PostgresConnector connector = PostgresServer.connector();

  @Override
  protected JdbcConnector connector() {
    return connector;
  }

  @Override
  protected ConnectionSettings settings() {
    return DATABASE;
  }

  private <T> T with(ConnectionSettings settings, Work<T> work) throws SQLException {
    Pools pools = new Pools(TestConfiguration.connections());
    DatasourceKey key = DatasourceKey.random();
    try (Connection connection = pools.borrow(key, connector, settings)) {
      return work.with(connection);
    } finally {
      pools.close(key);
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  private static ConnectionSettings inSchemas(String... schemas) {
    return new ConnectionSettings(
        DATABASE.host(),
        DATABASE.port(),
        DATABASE.database(),
        DATABASE.user(),
        DATABASE.password(),
        DATABASE.sslMode(),
        List.of(schemas),
        null);
  }

  @Test
  void shouldSeeOnlyWhatTheRoleMayRead() throws SQLException {
    ConnectionSettings reader = PostgresServer.settings("contract", "reader");

    Structure structure = with(reader, c -> connector.structure(c, reader));
    Connector.Finding finding = with(reader, c -> connector.check(c, reader));

    assertThat(structure.tables()).extracting(Table::id).containsExactly("other.types");
    assertThat(finding.readOnly()).isTrue();
    assertThat(finding.warnings()).isEmpty();
  }

  @Test
  void shouldReadTheNamedSchemasOnlyAndKnowTheFirstAsTheDefault() throws SQLException {
    ConnectionSettings other = inSchemas("other");

    Structure structure = with(other, c -> connector.structure(c, other));

    assertThat(structure.tables()).extracting(Table::id).containsExactly("parts", "types");
    List<String> plans =
        with(
            other,
            c -> {
              try (Statement statement = c.createStatement();
                  ResultSet row = statement.executeQuery("SELECT count(*) FROM types")) {
                row.next();
                return List.of(row.getString(1));
              }
            });
    assertThat(plans).containsExactly("0");
  }

  @Test
  void shouldKnowPostgresTypes() throws SQLException {
    ConnectionSettings other = inSchemas("other");
    Table types =
        with(other, c -> connector.structure(c, other)).tables().stream()
            .filter(t -> t.name().equals("types"))
            .findFirst()
            .orElseThrow();

    assertThat(types.columns())
        .extracting(Column::type)
        .containsExactly(
            ColumnType.STRING,
            ColumnType.DECIMAL,
            ColumnType.JSON,
            ColumnType.ARRAY,
            ColumnType.BINARY,
            ColumnType.UUID,
            ColumnType.TIMESTAMP_TZ,
            ColumnType.TIME,
            ColumnType.FLOAT,
            ColumnType.BOOLEAN,
            ColumnType.OTHER);
  }

  @Test
  void shouldTellARefusedPasswordFromASilentServer() {
    ConnectionSettings nobody =
        new ConnectionSettings(
            "127.0.0.1", DATABASE.port(), "nowhere", "postgres", "x", "disable", List.of(), null);
    ConnectionSettings silent =
        new ConnectionSettings("127.0.0.1", 9, "x", "x", "secret", "disable", List.of(), null);

    assertThat(failure(nobody).code()).isEqualTo(ErrorCode.DATASOURCE_REFUSED);
    assertThat(failure(silent).code()).isEqualTo(ErrorCode.DATASOURCE_UNREACHABLE);
    assertThat(failure(silent).getMessage()).doesNotContain("secret", "127.0.0.1");
  }

  private ProblemException failure(ConnectionSettings settings) {
    try {
      with(settings, c -> null);
      throw new AssertionError("connected");
    } catch (SQLException e) {
      return JdbcFailures.problem(connector, e);
    }
  }

  @Test
  void shouldCheckTheAddressAgainWhenConnecting() {
    PostgresConnector strict =
        new PostgresConnector(TestConfiguration.connections(), new AddressPolicy(false));
    Pools pools = new Pools(TestConfiguration.connections());
    DatasourceKey key = DatasourceKey.random();

    assertThatThrownBy(() -> pools.borrow(key, strict, DATABASE).close())
        .isInstanceOf(SQLException.class)
        .hasRootCauseMessage(
            "the address is a loopback or private address; an operator can allow those with"
                + " querent.connections.allow-private-addresses");
    pools.close(key);
  }

  @Test
  void shouldTakeADsnApart() {
    ConnectionSettings settings =
        connector.settings(
            null, "postgres://re%40der:p%2Fw+d@localhost:6000/my%20db?sslmode=require&schemas=a,b");

    assertThat(settings)
        .isEqualTo(
            new ConnectionSettings(
                "localhost", 6000, "my db", "re@der", "p/w+d", "require", List.of("a", "b"), null));
    assertThat(settings.toString()).doesNotContain("p/w");
  }

  @Test
  void shouldRefusePropertiesThatAreNotAllowed() {
    assertThatThrownBy(
            () -> connector.settings(null, "postgres://u:p@localhost/db?socketFactory=evil.Class"))
        .hasMessageContaining("/dsn has the property 'socketFactory'");
    assertThatThrownBy(() -> connector.settings(null, "jdbc:postgresql://localhost/db"))
        .hasMessageContaining("/dsn must look like postgres://");
  }

  @Test
  void shouldNameEveryFieldThatIsMissing() {
    NewDatasource.Connection parts =
        new NewDatasource.Connection(null, 70_000, null, null, null, "maybe", null, null);

    assertThatThrownBy(() -> connector.settings(parts, null))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.errors())
                    .extracting(f -> f.path())
                    .containsExactlyInAnyOrder(
                        "/connection/host",
                        "/connection/database",
                        "/connection/user",
                        "/connection/port",
                        "/connection/ssl_mode"));
  }

  @Test
  void shouldRefuseHostsThatAreMoreThanAName() {
    for (String host : List.of("localhost/evil?x=", "a b", "h:1,other", "169.254.169.254")) {
      NewDatasource.Connection parts =
          new NewDatasource.Connection(host, null, "db", "u", "p", null, null, null);

      assertThatThrownBy(() -> connector.settings(parts, null))
          .as(host)
          .hasMessageContaining("/connection/host");
    }
  }
}
