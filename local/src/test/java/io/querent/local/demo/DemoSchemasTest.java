package io.querent.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.querent.local.LocalEnvironment;
import io.querent.local.demo.monitoring.MonitoringDataset;
import io.querent.local.demo.shop.ShopDataset;
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

class DemoSchemasTest {

  private static final LocalDateTime NOW = LocalDateTime.of(2026, 5, 14, 16, 20);

  @TempDir private static Path folder;
  private static ScratchPostgres postgres;
  private static LocalEnvironment environment;

  @BeforeAll
  static void make() throws Exception {
    postgres = new ScratchPostgres();
    environment = postgres.environment(folder);
    assertThat(new ShopDataset().prepare(environment, NOW)).isTrue();
    assertThat(new MonitoringDataset().prepare(environment, NOW)).isTrue();
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  private static Connection asReader(String schema) throws SQLException {
    LocalEnvironment.Postgres p = environment.postgres();
    return DriverManager.getConnection(
        p.jdbcUrl("demo") + "?currentSchema=" + schema, p.readerUser(), p.readerPassword());
  }

  private static String text(String schema, String sql) throws SQLException {
    try (Connection connection = asReader(schema);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static double number(String schema, String sql) throws SQLException {
    return Double.parseDouble(text(schema, sql));
  }

  @Test
  void shouldHaveOrdersOfThreeYearsUpToNowAndNoneLater() throws SQLException {
    assertThat(number("shop", "SELECT count(*) FROM orders")).isEqualTo(20_000);
    assertThat(text("shop", "SELECT min(ordered_at)::date::text FROM orders"))
        .isBetween("2023-05-14", "2023-05-20");
    assertThat(text("shop", "SELECT max(ordered_at)::text FROM orders"))
        .isBetween("2026-05-14 00:00:00", "2026-05-14 16:20:00");
  }

  @Test
  void shouldHaveOrdersInEveryMonth() throws SQLException {
    assertThat(number("shop", "SELECT count(DISTINCT date_trunc('month', ordered_at)) FROM orders"))
        .isEqualTo(37);
    assertThat(
            number("shop", "SELECT count(*) FROM orders WHERE extract(month FROM ordered_at) = 12"))
        .isGreaterThan(
            number("shop", "SELECT count(*) FROM orders WHERE extract(month FROM ordered_at) = 2"));
  }

  @Test
  void shouldOrderOnlyWhatWasOnSaleByCustomersWhoHadSignedUp() throws SQLException {
    assertThat(
            number(
                "shop",
                "SELECT count(*) FROM orders o JOIN users u ON u.id = o.user_id"
                    + " WHERE u.created_at >= o.ordered_at"))
        .isZero();
    assertThat(
            number(
                "shop",
                "SELECT count(*) FROM orders o WHERE NOT EXISTS"
                    + " (SELECT 1 FROM order_items i WHERE i.order_id = o.id)"))
        .isZero();
  }

  @Test
  void shouldHaveEveryStatusAndAFewHoles() throws SQLException {
    assertThat(number("shop", "SELECT count(DISTINCT status) FROM orders")).isEqualTo(6);
    assertThat(number("shop", "SELECT count(*) FROM orders WHERE payment_method IS NULL"))
        .isPositive();
    assertThat(
            number(
                "shop",
                "SELECT count(*) FROM products p WHERE NOT EXISTS"
                    + " (SELECT 1 FROM order_items i WHERE i.product_id = p.id)"))
        .isBetween(3.0, 12.0);
  }

  @Test
  void shouldWatchSitesUpToNow() throws SQLException {
    assertThat(number("monitoring", "SELECT count(*) FROM checks")).isBetween(90_000.0, 110_000.0);
    assertThat(text("monitoring", "SELECT max(checked_at)::text FROM checks"))
        .isBetween("2026-05-14 15:00:00", "2026-05-14 16:20:00");
    assertThat(number("monitoring", "SELECT count(*) FROM issues WHERE closed_at IS NULL"))
        .isPositive();
    assertThat(
            number(
                "monitoring",
                "SELECT count(*) FROM sites s WHERE NOT EXISTS"
                    + " (SELECT 1 FROM issues i WHERE i.site_id = s.id)"))
        .isPositive();
  }

  @Test
  void shouldLeaveAloneWhatIsThereAndRenewItInANewMonth() throws Exception {
    MonitoringDataset monitoring = new MonitoringDataset();

    assertThat(monitoring.prepare(environment, NOW.plusDays(3))).isFalse();
    assertThat(monitoring.prepare(environment, NOW.plusMonths(1))).isTrue();
    assertThat(text("monitoring", "SELECT max(checked_at)::date::text FROM checks"))
        .isEqualTo("2026-06-14");

    assertThat(monitoring.prepare(environment, NOW)).isTrue();
  }

  @Test
  void shouldLetTheReaderOnlyRead() {
    assertThatThrownBy(() -> text("shop", "DELETE FROM reviews RETURNING id"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void shouldFitTheirSemanticModels() throws Exception {
    for (String schema : new String[] {"shop", "monitoring"}) {
      try (Connection connection = asReader(schema)) {
        assertThat(DemoModels.problems(schema, connection, schema)).isEmpty();
      }
    }
  }
}
