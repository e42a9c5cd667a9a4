package io.querent.file.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDatabaseTest {
  private static final String LARGER_THAN_MEMORY =
      "SELECT count(*) FROM (SELECT i, repeat(md5(i::VARCHAR), 2) AS w FROM range(1500000) t(i)"
          + " ORDER BY w OFFSET 10)";

  @TempDir Path scratch;

  @Test
  void shouldSpillIntoADirectoryThatWasNotThereBefore() throws SQLException {
    Path spill = scratch.resolve("not").resolve("yet").resolve("there");
    EngineSettings small = new EngineSettings(64L << 20, 2, spill, 1L << 30);

    try (DuckDatabase database = DuckDatabase.open(small, DuckDatabase.Rows.MATERIALIZED)) {
      database.lock();
      assertThat(single(database, LARGER_THAN_MEMORY)).isEqualTo(1_499_990L);
    }

    assertThat(spill).isEmptyDirectory();
  }

  @Test
  void shouldSayWhichSpillDirectoryCannotBeMade() throws Exception {
    Path file = Files.writeString(scratch.resolve("file"), "in the way");
    EngineSettings blocked = new EngineSettings(64L << 20, 2, file.resolve("spill"), 1L << 20);

    assertThatThrownBy(() -> DuckDatabase.open(blocked, DuckDatabase.Rows.MATERIALIZED))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("spill directory")
        .hasMessageContaining(file.toString());
  }

  private static long single(DuckDatabase database, String sql) throws SQLException {
    try (DuckDBConnection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
