package io.querent.file.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.querent.file.engine.Engines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine itself refuses, were a statement to get past the guard. */
class FolderIsolationTest {
  @TempDir Path scratch;
  private Path folder;
  private Path outside;
  private FolderDatabase database;

  @BeforeEach
  void open() throws Exception {
    folder = Files.createDirectories(scratch.resolve("data/in")).toRealPath();
    outside = Files.writeString(scratch.resolve("outside.csv"), "secret\nhunter2\n").toRealPath();
    Files.writeString(folder.resolve("sales.csv"), "id,total\n1,2\n");
    Files.writeString(folder.resolve("other.csv"), "x\n1\n");
    Files.createSymbolicLink(folder.resolve("link.csv"), outside);
    database =
        FolderDatabase.open(
            Engines.small(scratch),
            folder,
            Map.of("sales", "sales.csv", "link", "link.csv", "above", "../../outside.csv"),
            FolderFiles.of(folder, 100).files());
  }

  @AfterEach
  void close() throws Exception {
    database.close();
  }

  @Test
  void shouldReadTheTablesFiles() throws Exception {
    assertThat(count("SELECT count(*) FROM sales")).isEqualTo(1);
    assertThat(database.tables()).containsExactly("sales");
    assertThat(database.broken()).containsOnlyKeys("link", "above");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM read_csv('/etc/passwd', sep = '|')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_blob('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM read_csv('${folder}/other.csv')",
        "SELECT * FROM read_csv('${folder}/../../outside.csv')",
        "SELECT * FROM read_csv('${folder}/link.csv')",
        "SELECT * FROM read_csv('${folder}/*.csv')",
        "SELECT * FROM read_csv('file://${outside}')",
        "SELECT * FROM read_parquet('http://127.0.0.1:1/x.parquet')",
        "SELECT * FROM sniff_csv('/etc/passwd')",
        "COPY (SELECT 1) TO '${folder}/new.csv'",
        "COPY sales TO '${outside}'",
        "EXPORT DATABASE '${folder}/dump'",
        "IMPORT DATABASE '/etc'",
        "ATTACH '${folder}/new.db'",
        "ATTACH '/tmp/x.db' AS x (TYPE sqlite)",
        "INSTALL httpfs",
        "LOAD httpfs",
        "LOAD '/tmp/x.so'",
        "SET enable_external_access = true",
        "SET allowed_paths = ['/etc/passwd']",
        "SET allowed_directories = ['/']",
        "SET memory_limit = '100GB'",
        "SET threads = 64",
        "SET temp_directory = '/tmp'",
        "SET lock_configuration = false",
        "SET autoload_known_extensions = true",
        "RESET memory_limit",
        "PRAGMA enable_profiling",
        "CREATE PERSISTENT SECRET s (TYPE s3)"
      })
  void shouldRefuseToLeaveTheFolder(String template) {
    String sql =
        template.replace("${folder}", folder.toString()).replace("${outside}", outside.toString());

    assertThatThrownBy(() -> run(sql)).isInstanceOf(SQLException.class);

    assertThat(outside).hasContent("secret\nhunter2\n");
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("sales.csv", "other.csv", "link.csv");
  }

  @Test
  void shouldNotFollowAFileThatBecomesALink() throws Exception {
    Files.delete(folder.resolve("sales.csv"));
    Files.createSymbolicLink(folder.resolve("sales.csv"), outside);

    assertThatThrownBy(() -> run("SELECT * FROM sales")).isInstanceOf(SQLException.class);
  }

  private void run(String sql) throws SQLException {
    try (DuckDBConnection connection = database.connect();
        Statement statement = connection.createStatement()) {
      boolean rows = statement.execute(sql);
      if (rows) {
        try (ResultSet result = statement.getResultSet()) {
          while (result.next()) {
            assertThat(result.getString(1)).doesNotContain("root:").doesNotContain("hunter2");
          }
        }
      }
    }
  }

  private long count(String sql) throws SQLException {
    try (DuckDBConnection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
