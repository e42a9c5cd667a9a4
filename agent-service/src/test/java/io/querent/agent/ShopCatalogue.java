package io.querent.agent;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.FrequentValue;
import io.querent.semantics.catalog.Profile;
import io.querent.semantics.catalog.Relationship;
import io.querent.semantics.catalog.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/** Two tables for tests: three customers, two of them with orders. */
final class ShopCatalogue {
  static final Catalogue CATALOGUE =
      new Catalogue(
          "shop",
          "sqlite",
          1,
          Instant.parse("2026-01-01T00:00:00Z"),
          List.of(
              new Table(
                  null,
                  "customers",
                  "table",
                  null,
                  3L,
                  List.of(
                      column("id", ColumnType.INTEGER, Profile.UNKNOWN),
                      column("name", ColumnType.STRING, Profile.UNKNOWN),
                      column("country", ColumnType.STRING, values("Norway", "Chile"))),
                  List.of("id"),
                  List.of()),
              new Table(
                  null,
                  "orders",
                  "table",
                  null,
                  4L,
                  List.of(
                      column("id", ColumnType.INTEGER, Profile.UNKNOWN),
                      column("customer_id", ColumnType.INTEGER, Profile.UNKNOWN),
                      column("amount", ColumnType.INTEGER, Profile.UNKNOWN)),
                  List.of("id"),
                  List.of())),
          List.of(
              new Relationship(
                  "orders", List.of("customer_id"), "customers", List.of("id"), true, 1)));

  private ShopCatalogue() {}

  private static Column column(String name, ColumnType type, Profile profile) {
    return new Column(name, type, type.name(), false, null, profile);
  }

  private static Profile values(String... values) {
    return new Profile(
        0.0,
        (long) values.length,
        null,
        null,
        List.of(values).stream().map(v -> new FrequentValue(v, 1)).toList(),
        true,
        null);
  }

  static void create(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.executeUpdate(
          "create table customers(id integer primary key, name text, country text)");
      statement.executeUpdate(
          "create table orders(id integer primary key, customer_id integer, amount integer)");
      statement.executeUpdate(
          "insert into customers values (1, 'Alba', 'Norway'), (2, 'Bodo', 'Chile'), (3, 'Cato',"
              + " 'Norway')");
      statement.executeUpdate(
          "insert into orders values (1, 1, 10), (2, 1, 20), (3, 2, 5), (4, 2, 7)");
    }
  }
}
