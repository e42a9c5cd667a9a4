package io.querent.local.demo.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.local.demo.DemoModels;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnergyDatasetTest {

  private static final LocalDateTime NOW = LocalDateTime.of(2026, 5, 14, 16, 20);

  @TempDir private static Path folder;
  private static Connection connection;

  @BeforeAll
  static void write() throws Exception {
    EnergyDataset.write(folder, NOW);
    connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      for (String file : new String[] {"sites.csv", "measurements.parquet", "events.jsonl"}) {
        String table = file.substring(0, file.indexOf('.'));
        statement.execute("CREATE VIEW %s AS FROM '%s/%s'".formatted(table, folder, file));
      }
    }
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static String text(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static double number(String sql) throws SQLException {
    return Double.parseDouble(text(sql));
  }

  @Test
  void shouldCoverAYearUpToNow() throws SQLException {
    assertThat(text("SELECT min(timestamp)::VARCHAR FROM measurements"))
        .isEqualTo("2025-05-14 00:00:00");
    assertThat(text("SELECT max(timestamp)::VARCHAR FROM measurements"))
        .isEqualTo("2026-05-14 16:00:00");
    assertThat(number("SELECT count(*) FROM measurements")).isBetween(330_000.0, 352_000.0);
  }

  @Test
  void shouldHaveGapsMissingValuesAndNonsense() throws SQLException {
    assertThat(number("SELECT count(*) FROM measurements WHERE temperature IS NULL")).isPositive();
    assertThat(number("SELECT count(*) FROM measurements WHERE kwh < 0")).isBetween(1.0, 50.0);
    assertThat(number("SELECT count(*) FROM sites WHERE area_m2 IS NULL")).isEqualTo(1);
  }

  @Test
  void shouldNeedMoreInWinterAndOnWorkdays() throws SQLException {
    String perMonth = "SELECT sum(kwh) FROM measurements WHERE month(timestamp) = ";
    assertThat(number(perMonth + 1)).isGreaterThan(number(perMonth + 7));
    String offices =
        "SELECT avg(kwh) FROM measurements JOIN sites USING (site_id) WHERE type = 'office' AND ";
    assertThat(number(offices + "isodow(timestamp) = 2"))
        .isGreaterThan(2 * number(offices + "isodow(timestamp) = 7"));
  }

  @Test
  void shouldReadTypesWithoutBeingTold() throws SQLException {
    assertThat(text("SELECT typeof(opened_on) FROM sites")).isEqualTo("DATE");
    assertThat(text("SELECT typeof(started_at) FROM events")).isEqualTo("TIMESTAMP");
    assertThat(number("SELECT count(*) FROM events ANTI JOIN sites USING (site_id)")).isZero();
  }

  @Test
  void shouldLeaveOneSiteWithoutEvents() throws SQLException {
    assertThat(text("SELECT string_agg(name) FROM sites ANTI JOIN events USING (site_id)"))
        .isEqualTo("Ring Store");
  }

  @Test
  void shouldFitItsSemanticModel() throws Exception {
    assertThat(DemoModels.problems("energy", connection, "main")).isEmpty();
  }
}
