package io.querent.datasource.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.querent.contracts.problem.ErrorCode;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.Relationship;
import io.querent.semantics.catalog.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every connector does, whatever the engine. A subclass brings the engine with the contract's
 * tables and says what it cannot do; what it says falsely fails.
 */
public abstract class JdbcConnectorContract {

  /** What not every engine can do. */
  protected enum Capability {
    /** Tables and columns have comments. */
    COMMENTS,
    /** Columns take values of their declared type only. */
    STRICT_TYPES,
    /** A role may be allowed to write though Querent never does. */
    ROLES
  }

  /**
   * Tables that an engine makes before its tests, in its own words: {@code makers(id key, name text
   * not null unique)}, {@code models(id key, maker_id → makers, price decimal, built date)}, {@code
   * "odd Names"("a ""quoted"" column" int, "select" text)}, {@code empty_table(x int)}, the view
   * {@code cheap_models}; three makers, four models, one of them without price.
   */
  protected abstract ConnectionSettings settings();

  protected abstract JdbcConnector connector();

  protected Set<Capability> missing() {
    return EnumSet.noneOf(Capability.class);
  }

  private final Pools pools = new Pools(TestConfiguration.connections());
  private final DatasourceKey key = DatasourceKey.random();
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = pools.borrow(key, connector(), settings());
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
    pools.close(key);
  }

  private Structure structure() throws SQLException {
    return connector().structure(connection, settings());
  }

  private Table table(String name) throws SQLException {
    return structure().tables().stream()
        .filter(t -> t.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldNameTheServer() throws SQLException {
    Connector.Finding finding = connector().check(connection, settings());

    assertThat(finding.server()).matches(".+ \\d+.*");
  }

  @Test
  void shouldSayWhetherTheRoleCanWrite() throws SQLException {
    Connector.Finding finding = connector().check(connection, settings());

    if (missing().contains(Capability.ROLES)) {
      assertThat(finding.readOnly()).isTrue();
    } else {
      assertThat(finding.readOnly()).isFalse();
      assertThat(finding.warnings()).anyMatch(w -> w.contains("role"));
    }
  }

  @Test
  void shouldListTablesAndViews() throws SQLException {
    assertThat(structure().tables())
        .extracting(Table::name)
        .contains("makers", "models", "odd Names", "empty_table", "cheap_models");
    assertThat(table("cheap_models").kind()).isEqualTo("view");
    assertThat(table("models").kind()).isEqualTo("table");
  }

  @Test
  void shouldListColumnsInOrderWithTheirTypes() throws SQLException {
    Table models = table("models");

    assertThat(models.columns())
        .extracting(Column::name)
        .containsExactly("id", "maker_id", "price", "built");
    assertThat(models.column("id").orElseThrow().type()).isEqualTo(ColumnType.INTEGER);
    assertThat(models.column("price").orElseThrow().type()).isEqualTo(ColumnType.DECIMAL);
    assertThat(models.column("built").orElseThrow().type()).isEqualTo(ColumnType.DATE);
  }

  @Test
  void shouldKeepOddNamesAsTheyAre() throws SQLException {
    assertThat(table("odd Names").columns())
        .extracting(Column::name)
        .containsExactly("a \"quoted\" column", "select");
  }

  @Test
  void shouldTellKeysAndUniqueIndexes() throws SQLException {
    assertThat(table("makers").primaryKey()).containsExactly("id");
    assertThat(table("makers").isUnique(List.of("name"))).isTrue();
    assertThat(table("models").isUnique(List.of("maker_id"))).isFalse();
  }

  @Test
  void shouldTellWhatMayBeEmpty() throws SQLException {
    assertThat(table("makers").column("name").orElseThrow().nullable()).isFalse();
    assertThat(table("models").column("price").orElseThrow().nullable()).isTrue();
  }

  @Test
  void shouldTellDeclaredForeignKeys() throws SQLException {
    assertThat(structure().foreignKeys())
        .contains(
            new Relationship("models", List.of("maker_id"), "makers", List.of("id"), true, 1));
  }

  @Test
  void shouldTellCommentsOrHaveNone() throws SQLException {
    boolean commented = !missing().contains(Capability.COMMENTS);

    assertThat(table("makers").comment()).isEqualTo(commented ? "who makes models" : null);
    assertThat(table("makers").column("name").orElseThrow().comment())
        .isEqualTo(commented ? "as on the door" : null);
  }

  @Test
  void shouldReadTheHeadOfAnyTable() throws SQLException {
    for (Table table : structure().tables()) {
      List<List<Object>> rows = sampled(connector().head(table, 2), table.columns().size());

      assertThat(rows).as(table.name()).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void shouldSampleATable() throws SQLException {
    Table models = table("models");
    String sample = connector().sample(models, 4, 100).orElseThrow();

    assertThat(sampled(sample, models.columns().size())).hasSize(4);
  }

  @Test
  void shouldNotSampleAViewByItsStorage() throws SQLException {
    assertThat(connector().sample(table("cheap_models"), 4, 100)).isEmpty();
  }

  private List<List<Object>> sampled(String sql, int columns) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(connector().sampled(result, i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  @Test
  void shouldRefuseToWrite() {
    for (String write :
        List.of(
            "INSERT INTO makers VALUES (99, 'x')",
            "UPDATE makers SET name = 'x'",
            "DELETE FROM models",
            "CREATE TABLE mine (x integer)",
            "DROP TABLE models")) {
      assertThatThrownBy(() -> execute(write))
          .as(write)
          .isInstanceOfSatisfying(
              SQLException.class,
              e -> assertThat(connector().classify(e)).isEqualTo(ErrorCode.STATEMENT_REFUSED));
    }
  }

  @Test
  void shouldTellAnUnknownTableFromOtherFaults() {
    assertThat(failure("SELECT * FROM no_such_table")).isEqualTo(ErrorCode.UNKNOWN_TABLE);
    assertThat(failure("SELECT no_such_column FROM makers")).isEqualTo(ErrorCode.UNKNOWN_COLUMN);
    assertThat(failure("SELECT FROM WHERE makers")).isEqualTo(ErrorCode.STATEMENT_FAILED);
  }

  @Test
  void shouldQuoteTheEnginesMessageWithoutTheDriversPrefix() {
    assertThatThrownBy(() -> execute("SELECT FROM WHERE makers"))
        .isInstanceOfSatisfying(
            SQLException.class,
            e ->
                assertThat(connector().message(e))
                    .contains("syntax error")
                    .doesNotContain("[", "jdbc", "ERROR:"));
  }

  @Test
  @Timeout(20)
  void shouldStopALongStatementWhenAsked() throws Exception {
    try (Statement statement = connection.createStatement()) {
      Thread canceller =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      Thread.sleep(Duration.ofMillis(300));
                      statement.cancel();
                    } catch (Exception e) {
                      throw new IllegalStateException(e);
                    }
                  });
      assertThatThrownBy(
              () -> {
                try (ResultSet rows = statement.executeQuery(endless())) {
                  rows.next();
                }
              })
          .isInstanceOfSatisfying(
              SQLException.class,
              e -> assertThat(connector().classify(e)).isEqualTo(ErrorCode.QUERY_TIMEOUT));
      canceller.join();
    }
  }

  private static String endless() {
    return """
    WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 2000000000)
    SELECT count(*) FROM n\
    """;
  }

  @Test
  void shouldTellTheTypesOfAResultOrNone() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, price FROM models WHERE id = 1")) {
      ColumnType type = connector().resultType(rows.getMetaData(), 1);

      assertThat(type)
          .isEqualTo(missing().contains(Capability.STRICT_TYPES) ? null : ColumnType.INTEGER);
      rows.next();
      assertThat(connector().resultValue(rows, 1, type)).isEqualTo(1L);
    }
  }

  private ErrorCode failure(String sql) {
    try {
      execute(sql);
      throw new AssertionError("no failure: " + sql);
    } catch (SQLException e) {
      return connector().classify(e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
