package io.querent.datasource.learn;

import static io.querent.datasource.learn.Learnings.column;
import static io.querent.datasource.learn.Learnings.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.querent.datasource.Samples;
import io.querent.datasource.connector.ConnectionSettings;
import io.querent.datasource.connector.SqliteFolders;
import io.querent.datasource.connector.sqlite.SqliteConnector;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.FrequentValue;
import io.querent.semantics.catalog.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLearningTest {
  @TempDir Path folder;

  private Findings learn(String statements) {
    return learn(statements, Map.of());
  }

  private Findings learn(String statements, Map<String, String> limits) {
    Path file = Samples.sqlite(folder, "learned", statements);
    return Learnings.of(
        new SqliteConnector(new SqliteFolders(true, List.of())),
        ConnectionSettings.ofPath(file.toString()),
        limits);
  }

  @Test
  void shouldFindTypesInTheValuesWhateverIsDeclared() {
    Findings found =
        learn(
            """
            CREATE TABLE t (whole WHATEVER, broken, flag BOOL, letter_flag BOOL, noted VARCHAR(5),
              price DECIMAL(8, 2), at DATETIME, day DATE, loose_day DATE, raw BLOB, none);
            INSERT INTO t VALUES (1, 1.5, 1, 'T', 'x', 3, '2024-01-01 10:00:00', '2024-01-01',
              'Monday', x'00', NULL);
            INSERT INTO t VALUES (2, 2, 0, 'F', 'y', 3.5, '2024-01-02 11:30:00', '2024-01-02',
              'Tuesday', x'01', NULL);
            """);

    assertThat(table(found, "t").columns())
        .extracting(c -> c.type())
        .containsExactly(
            ColumnType.INTEGER,
            ColumnType.FLOAT,
            ColumnType.BOOLEAN,
            ColumnType.STRING,
            ColumnType.STRING,
            ColumnType.DECIMAL,
            ColumnType.TIMESTAMP,
            ColumnType.DATE,
            ColumnType.STRING,
            ColumnType.BINARY,
            ColumnType.STRING);
    assertThat(column(found, "t", "at").profile().temporalFormat()).isEqualTo("iso-timestamp");
    assertThat(column(found, "t", "day").profile().temporalFormat()).isEqualTo("iso-date");
    assertThat(column(found, "t", "loose_day").profile().temporalFormat()).isNull();
  }

  @Test
  void shouldProfileValues() {
    Findings found =
        learn(
            """
            CREATE TABLE t (city TEXT, n INTEGER);
            INSERT INTO t VALUES ('Graz', 5), ('Graz', 7), ('Linz', -3), (NULL, 5);
            """);

    var city = column(found, "t", "city").profile();
    assertThat(city.nullRate()).isEqualTo(0.25);
    assertThat(city.distinct()).isEqualTo(2);
    assertThat(city.complete()).isTrue();
    assertThat(city.frequent())
        .containsExactly(new FrequentValue("Graz", 2), new FrequentValue("Linz", 1));
    var n = column(found, "t", "n").profile();
    assertThat(n.min()).isEqualTo("-3");
    assertThat(n.max()).isEqualTo("7");
    assertThat(table(found, "t").rowCount()).isEqualTo(4);
  }

  @Test
  void shouldKnowYearsAndEpochsByNameAndRange() {
    Findings found =
        learn(
            """
            CREATE TABLE t (Birth_Year INTEGER, Start_from TEXT, weight INTEGER, created_at INTEGER,
              updated_ms_at INTEGER, zip TEXT);
            INSERT INTO t VALUES (1970, '2009', 1970, 1700000000, 1700000000000, '1010');
            INSERT INTO t VALUES (1984, '2012', 2001, 1700000500, 1700000500000, '1020');
            """);

    assertThat(table(found, "t").columns())
        .extracting(c -> c.profile().temporalFormat())
        .containsExactly("year", "year", null, "epoch-seconds", "epoch-millis", null);
  }

  @Test
  void shouldBearOddNamesAndEmptyTablesAndBrokenViews() {
    Findings found =
        learn(
            """
            CREATE TABLE "order" ("group by" INTEGER, "a'b" TEXT, "c""d" TEXT, "Ünïcode" TEXT);
            INSERT INTO "order" VALUES (1, 'x', 'y', 'z');
            CREATE TABLE empty_one (x INTEGER);
            CREATE TABLE gone (x INTEGER);
            CREATE VIEW broken AS SELECT x FROM gone;
            CREATE VIEW fine AS SELECT "group by" AS g FROM "order";
            DROP TABLE gone;
            """);

    assertThat(found.tables()).extracting(Table::name).contains("order", "empty_one", "fine");
    assertThat(table(found, "order").columns())
        .extracting(c -> c.name())
        .containsExactly("group by", "a'b", "c\"d", "Ünïcode");
    assertThat(column(found, "order", "c\"d").profile().frequent()).hasSize(1);
    assertThat(table(found, "empty_one").rowCount()).isZero();
    assertThat(column(found, "empty_one", "x").profile().frequent()).isEmpty();
    assertThat(found.warnings()).anyMatch(w -> w.contains("'broken'"));
  }

  @Test
  void shouldSampleALargeTableAllOverAndCountItWhole() {
    Findings found =
        learn(
            """
            CREATE TABLE large (id INTEGER PRIMARY KEY, half TEXT);
            WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 5000)
            INSERT INTO large SELECT x, CASE WHEN x <= 2500 THEN 'first' ELSE 'second' END FROM n;
            """,
            Map.of("querent.learn.whole-table-rows", "1000", "querent.learn.sample-rows", "200"));

    assertThat(table(found, "large").rowCount()).isEqualTo(5000);
    var half = column(found, "large", "half").profile();
    assertThat(half.complete()).isFalse();
    assertThat(half.frequent()).extracting(FrequentValue::value).contains("first", "second");
    assertThat(half.frequent()).allMatch(v -> v.count() > 80 && v.count() < 120);
  }

  @Test
  void shouldListManyNamesOnlyWhenThereAreNoMore() {
    Findings found =
        learn(
            """
            CREATE TABLE t (few TEXT, many TEXT);
            WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 3000)
            INSERT INTO t SELECT 'name ' || (x % 700), 'name ' || x FROM n;
            """);

    assertThat(column(found, "t", "few").profile().complete()).isTrue();
    assertThat(column(found, "t", "few").profile().frequent()).hasSize(700);
    assertThat(column(found, "t", "many").profile().complete()).isFalse();
    assertThat(column(found, "t", "many").profile().frequent()).hasSize(100);
    assertThat(column(found, "t", "many").profile().distinct()).isEqualTo(3000);
  }

  @Test
  void shouldResolveForeignKeysThatAreDeclaredCarelessly() {
    Findings found =
        learn(
            """
            CREATE TABLE Artist (ArtistId INTEGER PRIMARY KEY, Name TEXT);
            CREATE TABLE album (id INTEGER PRIMARY KEY, ARTIST_REF INTEGER REFERENCES ARTIST,
              lost INTEGER REFERENCES nowhere(id));
            """);

    assertThat(found.relationships())
        .filteredOn(r -> r.declared())
        .extracting(Learnings::text)
        .containsExactly("album.ARTIST_REF -> Artist.ArtistId");
    assertThat(found.warnings()).anyMatch(w -> w.contains("nowhere"));
  }

  @Test
  void shouldWarnOfTextBetweenBlanks() {
    Findings found = learn("CREATE TABLE t (code TEXT); INSERT INTO t VALUES (' A'), ('B');");

    assertThat(found.warnings()).anyMatch(w -> w.contains("'t'") && w.contains("code"));
  }

  @Test
  void shouldLearnTwentyTablesInWellUnderTwoSeconds() {
    StringBuilder statements = new StringBuilder("BEGIN;");
    for (int i = 0; i < 20; i++) {
      statements.append(
          """
          CREATE TABLE table_%1$d (table_%1$d_id INTEGER PRIMARY KEY, table_%2$d_id INTEGER, name TEXT,
            price REAL, day TEXT);
          WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1000)
          INSERT INTO table_%1$d SELECT x, x %% 100 + 1, 'name ' || x, x * 1.5, '2024-01-' || (10 + x %% 20)
          FROM n;
          """
              .formatted(i, (i + 1) % 20));
    }
    statements.append("COMMIT;");
    Path file = Samples.sqlite(folder, "twenty", statements.toString());
    SqliteConnector connector = new SqliteConnector(new SqliteFolders(true, List.of()));
    ConnectionSettings settings = ConnectionSettings.ofPath(file.toString());
    Learnings.of(connector, settings);

    long start = System.nanoTime();
    Findings found = Learnings.of(connector, settings);

    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(2_000);
    assertThat(found.relationships()).hasSize(20);
  }
}
