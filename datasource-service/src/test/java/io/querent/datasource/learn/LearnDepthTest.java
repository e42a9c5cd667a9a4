package io.querent.datasource.learn;

import static io.querent.datasource.learn.Learnings.column;
import static io.querent.datasource.learn.Learnings.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.querent.contracts.job.LearnOptions;
import io.querent.datasource.Samples;
import io.querent.datasource.connector.ConnectionSettings;
import io.querent.datasource.connector.SqliteFolders;
import io.querent.datasource.connector.postgres.PostgresServer;
import io.querent.datasource.connector.sqlite.SqliteConnector;
import io.querent.kit.id.Ids;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.Profile;
import io.querent.semantics.catalog.Relationship;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the options of a learning change, on real databases. */
class LearnDepthTest {
  private static final LearnOptions STRUCTURE = new LearnOptions(false, false);
  private static final LearnOptions DEEP = new LearnOptions(true, true);
  private static final Map<String, String> NARROW =
      Map.of(
          "querent.learn.whole-table-rows", "1000",
          "querent.learn.sample-rows", "300",
          "querent.learn.listed-values", "100",
          "querent.learn.deep.whole-table-rows", "5000",
          "querent.learn.deep.listed-values", "2000");

  @TempDir Path folder;

  private static Findings postgres(
      String name, String statements, Map<String, String> limits, LearnOptions options) {
    ConnectionSettings settings = PostgresServer.database(name, statements);
    return Learnings.of(PostgresServer.connector(), settings, limits, options);
  }

  private Findings sqlite(String statements, Map<String, String> limits, LearnOptions options) {
    Path file = Samples.sqlite(folder, Ids.next("learned"), statements);
    return Learnings.of(
        new SqliteConnector(new SqliteFolders(true, List.of())),
        ConnectionSettings.ofPath(file.toString()),
        limits,
        options);
  }

  @Test
  void shouldReadNoRowWhereOnlyTheStructureIsWanted() {
    Findings found =
        postgres(
            "structure_only",
            """
            CREATE TABLE customers (id integer PRIMARY KEY, name text NOT NULL);
            INSERT INTO customers VALUES (1, 'Ada'), (2, 'Bo');
            CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer,
              billed_to integer REFERENCES customers);
            CREATE VIEW endless AS SELECT pg_sleep(600)::text AS waited;
            """,
            Map.of(),
            STRUCTURE);

    assertThat(found.tables()).extracting(t -> t.name()).contains("customers", "orders", "endless");
    assertThat(found.tables())
        .flatExtracting(t -> t.columns())
        .extracting(Column::profile)
        .containsOnly(Profile.UNKNOWN);
    assertThat(column(found, "customers", "name").nullable()).isFalse();
    assertThat(table(found, "customers").primaryKey()).containsExactly("id");
    assertThat(found.relationships())
        .filteredOn(Relationship::declared)
        .extracting(Learnings::text)
        .containsExactly("orders.billed_to -> customers.id");
    assertThat(found.relationships())
        .filteredOn(r -> !r.declared())
        .extracting(Learnings::text)
        .containsExactly("orders.customer_id -> customers.id");
    assertThat(found.warnings()).containsExactly(StructureOnly.WARNING);
  }

  @Test
  void shouldTakeTypesAsDeclaredWhereValuesAreNotRead() {
    Findings found =
        sqlite(
            """
            CREATE TABLE t (id INTEGER PRIMARY KEY, at DATETIME, price DECIMAL(8, 2), none);
            INSERT INTO t VALUES (1, 'Monday', 'cheap', 7);
            """,
            Map.of(),
            STRUCTURE);

    assertThat(table(found, "t").columns())
        .extracting(Column::type)
        .containsExactly(
            ColumnType.INTEGER, ColumnType.TIMESTAMP, ColumnType.DECIMAL, ColumnType.STRING);
    assertThat(table(found, "t").columns())
        .extracting(Column::profile)
        .containsOnly(Profile.UNKNOWN);
  }

  @Test
  void shouldReadMoreRowsAndListMoreValuesWhenDeep() {
    String statements =
        """
        CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT);
        INSERT INTO people
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)
          SELECT i, 'name ' || (i % 900) FROM n;
        """;
    Profile usual = profile(sqlite(statements, NARROW, LearnOptions.USUAL));
    Profile deep = profile(sqlite(statements, NARROW, DEEP));

    assertThat(usual.complete()).isFalse();
    assertThat(usual.frequent()).hasSizeLessThanOrEqualTo(100);
    assertThat(deep.complete()).isTrue();
    assertThat(deep.distinct()).isEqualTo(900);
    assertThat(deep.frequent()).hasSize(900);
  }

  @Test
  void shouldCountWhatTheEngineOnlyEstimatesWhenDeep() {
    String statements =
        """
        CREATE TABLE events AS SELECT x AS id FROM generate_series(1, 6000) x;
        ANALYZE events;
        ALTER TABLE events SET (autovacuum_enabled = false);
        DELETE FROM events WHERE id > 5500;
        """;

    assertThat(
            table(postgres("estimated", statements, NARROW, LearnOptions.USUAL), "events")
                .rowCount())
        .isEqualTo(6000);
    assertThat(table(postgres("counted", statements, NARROW, DEEP), "events").rowCount())
        .isEqualTo(5500);
  }

  @Test
  void shouldNotSayHowManyValuesThereAreBeyondThoseToldApart() {
    String statements =
        """
        CREATE TABLE t (id INTEGER, few INTEGER);
        INSERT INTO t
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)
          SELECT i, i % 3 FROM n;
        """;
    Findings found =
        sqlite(
            statements,
            Map.of("querent.learn.distinct-values", "500", "querent.learn.listed-values", "100"),
            LearnOptions.USUAL);

    assertThat(column(found, "t", "id").profile().distinct()).isNull();
    assertThat(column(found, "t", "id").profile().max()).isEqualTo("600");
    assertThat(column(found, "t", "few").profile().distinct()).isEqualTo(3);
  }

  private static Profile profile(Findings found) {
    return column(found, "people", "name").profile();
  }
}
