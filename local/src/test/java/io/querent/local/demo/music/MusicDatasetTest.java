package io.querent.local.demo.music;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.local.demo.DemoModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MusicDatasetTest {

  @TempDir private Path folder;
  private Connection connection;

  @BeforeEach
  void write() throws Exception {
    Path file = MusicDataset.file(folder);
    MusicDataset.write(file);
    connection = DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private double number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getDouble(1);
    }
  }

  @Test
  void shouldHaveTheSizeOfARecordShop() throws SQLException {
    assertThat(number("SELECT count(*) FROM Track")).isBetween(3_300.0, 3_700.0);
    assertThat(number("SELECT count(*) FROM Artist")).isEqualTo(275);
    assertThat(number("SELECT count(*) FROM Customer")).isEqualTo(60);
    assertThat(number("SELECT count(DISTINCT Country) FROM Customer")).isEqualTo(24);
    assertThat(number("SELECT count(*) FROM Invoice")).isGreaterThan(412);
    assertThat(number("SELECT count(*) FROM InvoiceLine")).isBetween(2_000.0, 2_400.0);
    assertThat(number("SELECT count(DISTINCT strftime('%Y', InvoiceDate)) FROM Invoice"))
        .isEqualTo(5);
  }

  @Test
  void shouldKeepEveryForeignKey() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet violations = statement.executeQuery("PRAGMA foreign_key_check")) {
      assertThat(violations.next()).isFalse();
    }
  }

  @Test
  void shouldTotalInvoicesByTheirLines() throws SQLException {
    String wrong =
        """
        SELECT count(*) FROM Invoice i WHERE abs(Total -
          (SELECT sum(UnitPrice * Quantity) FROM InvoiceLine l WHERE l.InvoiceId = i.InvoiceId))
          > 0.001
        """;

    assertThat(number(wrong)).isZero();
  }

  @Test
  void shouldLeaveSomethingToAskFor() throws SQLException {
    assertThat(
            number(
                "SELECT count(*) FROM Artist WHERE ArtistId NOT IN (SELECT ArtistId FROM Album)"))
        .isPositive();
    assertThat(
            number(
                "SELECT count(*) FROM Customer"
                    + " WHERE CustomerId NOT IN (SELECT CustomerId FROM Invoice)"))
        .isPositive();
    assertThat(number("SELECT count(*) FROM Track WHERE Composer IS NULL")).isPositive();
  }

  @Test
  void shouldWriteTheSameFileAgain() throws Exception {
    Path again = folder.resolve("again.sqlite");
    MusicDataset.write(again);

    assertThat(again).hasSameBinaryContentAs(MusicDataset.file(folder));
    assertThat(Files.list(folder)).noneMatch(file -> file.toString().endsWith(".new"));
  }

  @Test
  void shouldFitItsSemanticModel() throws Exception {
    assertThat(DemoModels.problems("music", connection, null)).isEmpty();
  }
}
