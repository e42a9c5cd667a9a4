package io.querent.datasource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.JDBC;

/** Small databases for tests. */
public final class Samples {
  /** Customers and orders with a declared and an undeclared relationship. */
  public static final String SHOP =
      """
      CREATE TABLE customers (customer_id INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT);
      CREATE TABLE orders (
        order_id INTEGER PRIMARY KEY, customer_id INTEGER, total NUMERIC(10, 2), ordered_on TEXT,
        paid BOOLEAN);
      INSERT INTO customers VALUES (1, 'Ada', 'Graz'), (2, 'Bo', 'Linz'), (3, 'Cy', NULL);
      INSERT INTO orders VALUES
        (10, 1, 12.5, '2024-01-05', 1), (11, 1, 7.25, '2024-02-06', 0), (12, 2, 100, '2024-02-07', 1);
      """;

  private Samples() {}

  /** An SQLite file made by these statements. */
  public static Path sqlite(Path folder, String name, String statements) {
    Path file = folder.resolve(name + ".sqlite");
    try (Connection connection = new JDBC().connect("jdbc:sqlite:" + file, new Properties());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(statements);
      return file;
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An SQLite file in a folder that ends with the test run. */
  public static Path sqlite(String name, String statements) {
    try {
      Path folder = Files.createTempDirectory("querent-samples-");
      folder.toFile().deleteOnExit();
      Path file = sqlite(folder, name, statements);
      file.toFile().deleteOnExit();
      return file;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
