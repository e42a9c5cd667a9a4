package io.querent.file.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.file.dataset.FolderDatabases;
import io.querent.file.engine.EngineFailures;
import io.querent.file.engine.Engines;
import io.querent.file.engine.HeadRows;
import io.querent.file.engine.RunningStatement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderQueryTest {
  private static final Map<String, String> TABLES =
      Map.of("sales", "sales.csv", "broken", "broken.parquet", "numbers", "numbers.csv");
  private static final String ENDLESS =
      "SELECT sum(a.n * b.n * c.n * d.n * e.n * f.n) AS s FROM numbers a, numbers b, numbers c,"
          + " numbers d, numbers e, numbers f";

  @TempDir Path scratch;
  private Path folder;
  private RootAllocator allocator;
  private FolderDatabases databases;

  @BeforeEach
  void open() throws Exception {
    folder = Files.createDirectories(scratch.resolve("data")).toRealPath();
    Files.writeString(
        folder.resolve("sales.csv"),
        "id,region,day,total\n"
            + "1,North,2024-01-01,2.5\n"
            + "2,South,2024-02-01,4\n"
            + "3,North,2024-03-01,1\n");
    Files.writeString(folder.resolve("broken.parquet"), "PAR1");
    StringBuilder numbers = new StringBuilder("n\n");
    for (int i = 0; i < 2_000; i++) {
      numbers.append(i).append('\n');
    }
    Files.writeString(folder.resolve("numbers.csv"), numbers);
    allocator = new RootAllocator(1L << 28);
    databases = new FolderDatabases(Engines.small(scratch), 100, 2);
  }

  @AfterEach
  void close() {
    databases.close();
    assertThat(allocator.getAllocatedMemory()).isZero();
    allocator.close();
  }

  @Test
  void shouldAnswerWithTheRows() throws Exception {
    assertThat(rows("SELECT region, sum(total) AS t FROM sales GROUP BY region ORDER BY t DESC"))
        .containsExactly(List.of("South", 4.0), List.of("North", 3.5));
  }

  @Test
  void shouldBindParametersToTheirColumnsTypes() throws Exception {
    assertThat(
            rows(
                "SELECT id FROM sales WHERE day >= ? AND total < ? AND region = ? ORDER BY id",
                "2024-01-15",
                3,
                "North"))
        .containsExactly(List.of(3L));
  }

  @Test
  void shouldReturnAtMostOneRowMoreThanTheLimit() throws Exception {
    try (RunningStatement running = RunningStatement.within(10_000)) {
      assertThat(run("SELECT n FROM numbers", 10, running)).hasSize(11);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP VIEW sales",
        "SELECT 1; SELECT 2",
        "SELECT 1; COPY sales TO '/tmp/x'",
        "COPY sales TO '/tmp/x.csv'",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SET threads = 1",
        "SELECT * FROM duckdb_settings()",
        "PRAGMA database_list",
        "WITH x AS (DELETE FROM sales RETURNING *) SELECT * FROM x",
        "SELECT * FROM sales) ; DROP VIEW sales; SELECT * FROM (SELECT 1"
      })
  void shouldRefuseWhatIsNotOneHarmlessQuery(String sql) {
    assertThatThrownBy(() -> rows(sql))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code().status()).isEqualTo(422));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY (SELECT 1) TO '/tmp/x.csv'",
        "SELECT 1; DROP VIEW sales",
        "SELECT 1; SELECT 2",
        "CREATE TABLE t (i int)",
        "PRAGMA version",
        "CALL duckdb_settings()",
        "SELECT FROM WHERE",
        ""
      })
  void shouldRefuseByTheEnginesParserToo(String sql) throws Exception {
    try (FolderDatabases.Lease lease = databases.lease(folder, TABLES);
        var connection = lease.database().connect()) {
      assertThatThrownBy(() -> StatementProof.requireQuery(sql, connection))
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.code().status()).isEqualTo(422));
    }
  }

  @Test
  void shouldNameTheColumnThatIsUnknown() {
    assertThatThrownBy(() -> rows("SELECT totl FROM sales"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_COLUMN))
        .hasMessageContaining("totl");
  }

  @Test
  void shouldSayWhyATablesFileCannotBeRead() {
    assertThatThrownBy(() -> rows("SELECT * FROM broken"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("broken cannot be read");
  }

  @Test
  void shouldStopWhenTimeIsUp() {
    long start = System.nanoTime();
    RunningStatement running = RunningStatement.within(200);

    assertThatThrownBy(() -> run(ENDLESS, 10, running))
        .isInstanceOf(SQLException.class)
        .satisfies(
            e ->
                assertThat(EngineFailures.classify((Exception) e, running.end(), 200, null).code())
                    .isEqualTo(ErrorCode.QUERY_TIMEOUT));

    running.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void shouldStopWhenTheCallerHasGone() throws Exception {
    RunningStatement running = RunningStatement.within(60_000);
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                Thread.sleep(200);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              running.cancel();
            });

    assertThatThrownBy(() -> run(ENDLESS, 10, running)).isInstanceOf(SQLException.class);

    assertThat(running.end()).isEqualTo(RunningStatement.End.CANCELLED);
    running.close();
  }

  @Test
  void shouldNotStartForACallerThatHasGone() {
    RunningStatement running = RunningStatement.within(60_000);
    running.cancel();

    assertThatThrownBy(() -> run(ENDLESS, 10, running)).isInstanceOf(SQLException.class);

    running.close();
  }

  @Test
  void shouldSeeAFileThatChanged() throws Exception {
    assertThat(rows("SELECT count(*) FROM sales")).containsExactly(List.of(3L));

    Files.writeString(
        folder.resolve("sales.csv"), "id,region,day,total,note\n1,North,2024-01-01,2,x\n");

    assertThat(rows("SELECT count(*), max(note) FROM sales")).containsExactly(List.of(1L, "x"));
  }

  @Test
  void shouldTellAFailureInTheMiddleWithItsReason() {
    assertThatThrownBy(() -> rows("SELECT CAST(region AS INTEGER) FROM sales"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("North");
  }

  private List<List<Object>> rows(String sql, Object... parameters) throws Exception {
    try (RunningStatement running = RunningStatement.within(10_000)) {
      return run(sql, 1_000, running, parameters);
    }
  }

  private List<List<Object>> run(
      String sql, long limit, RunningStatement running, Object... parameters) throws Exception {
    try (FolderDatabases.Lease lease = databases.lease(folder, TABLES)) {
      return new FolderQuery(lease.database(), allocator, running)
          .run(
              sql,
              List.of(parameters),
              limit,
              (reader, finding) -> {
                HeadRows head = new HeadRows(10_000);
                while (reader.loadNextBatch()) {
                  head.take(reader.getVectorSchemaRoot());
                }
                return head.rows();
              });
    }
  }
}
