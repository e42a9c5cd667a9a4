package io.querent.datasource.learn;

import static io.querent.datasource.learn.Learnings.column;
import static io.querent.datasource.learn.Learnings.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.querent.datasource.connector.ConnectionSettings;
import io.querent.datasource.connector.postgres.PostgresServer;
import io.querent.semantics.catalog.FrequentValue;
import io.querent.semantics.catalog.Table;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresLearningTest {
  private static Findings learn(String name, String statements, Map<String, String> limits) {
    ConnectionSettings settings = PostgresServer.database(name, statements);
    return Learnings.of(PostgresServer.connector(), settings, limits);
  }

  @Test
  void shouldProfileEveryType() {
    Findings found =
        learn(
            "every_type",
            """
            CREATE TABLE t (i integer, n numeric, f double precision, b boolean, d date,
              ts timestamp, tz timestamptz, u uuid, j jsonb, a integer[], x bytea, s varchar(20),
              padded char(5), iv interval);
            INSERT INTO t VALUES (1, 1.50, 'NaN', true, '2024-02-29', '2024-02-29 10:00',
              '2024-02-29 10:00+02', '00000000-0000-0000-0000-000000000001', '{}', '{1}', '\\x00',
              'text', 'ab', '1 day'),
              (-7, 20, 2.5, false, 'infinity', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
            """,
            Map.of());

    assertThat(column(found, "t", "i").profile().min()).isEqualTo("-7");
    assertThat(column(found, "t", "n").profile().max()).isEqualTo("20");
    assertThat(column(found, "t", "f").profile().distinct()).isEqualTo(2);
    assertThat(column(found, "t", "b").profile().frequent())
        .extracting(FrequentValue::value)
        .containsExactlyInAnyOrder("true", "false");
    assertThat(column(found, "t", "ts").profile().min()).isEqualTo("2024-02-29 10:00:00");
    assertThat(column(found, "t", "j").profile().nullRate()).isEqualTo(0.5);
    assertThat(column(found, "t", "j").profile().frequent()).isEmpty();
    assertThat(found.warnings()).isEmpty();
  }

  @Test
  void shouldBearOddNames() {
    Findings found =
        learn(
            "odd names",
            """
            CREATE SCHEMA "My Schema";
            CREATE TABLE "My Schema"."Select" ("From" integer PRIMARY KEY, "a""b" text, "c d" text);
            CREATE TABLE "My Schema"."order" ("SelectFrom" integer);
            INSERT INTO "My Schema"."Select" VALUES (1, 'x', 'y');
            CREATE TABLE public."order" (x integer);
            """
                .replace("odd names", ""),
            Map.of());

    assertThat(found.tables())
        .extracting(Table::id)
        .containsExactlyInAnyOrder("My Schema.Select", "My Schema.order", "order");
    assertThat(column(found, "Select", "a\"b").profile().frequent()).hasSize(1);
  }

  @Test
  void shouldSampleALargeTableThatHasStatistics() {
    Findings found =
        learn(
            "large_table",
            """
            CREATE TABLE large AS
              SELECT x AS id, x % 2 AS parity, repeat('y', 3000) AS filler
              FROM generate_series(1, 6000) x;
            ALTER TABLE large ADD PRIMARY KEY (id);
            ANALYZE large;
            """,
            Map.of("querent.learn.whole-table-rows", "1000", "querent.learn.sample-rows", "500"));

    assertThat(table(found, "large").rowCount()).isEqualTo(6000);
    assertThat(column(found, "large", "parity").profile().complete()).isFalse();
    assertThat(column(found, "large", "parity").profile().frequent()).hasSize(2);
  }

  @Test
  void shouldAskTheEngineWhereASampleCannotTell() {
    Findings found =
        learn(
            "sampled_key",
            """
            CREATE TABLE customers (id integer PRIMARY KEY, name text);
            INSERT INTO customers SELECT x, 'c' || x FROM generate_series(1, 4000) x;
            CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer, other_id integer);
            INSERT INTO orders SELECT x, x, x FROM generate_series(1, 3000) x;
            ANALYZE;
            """,
            Map.of("querent.learn.whole-table-rows", "1000", "querent.learn.sample-rows", "300"));

    assertThat(found.relationships())
        .extracting(Learnings::text)
        .containsExactly("orders.customer_id -> customers.id");
  }

  @Test
  void shouldLearnOnWhenOneTableCannotBeRead() {
    Findings found =
        learn(
            "slow_view",
            """
            CREATE TABLE fine (x integer);
            INSERT INTO fine VALUES (1);
            CREATE VIEW slow AS SELECT pg_sleep(30)::text AS waited;
            """,
            Map.of("querent.learn.statement-timeout", "1s"));

    assertThat(table(found, "fine").rowCount()).isEqualTo(1);
    assertThat(table(found, "slow").rowCount()).isNull();
    assertThat(found.warnings()).anyMatch(w -> w.contains("'slow'") && w.contains("too long"));
  }
}
