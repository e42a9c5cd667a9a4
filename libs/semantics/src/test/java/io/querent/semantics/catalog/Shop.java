package io.querent.semantics.catalog;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A small shop's catalogue for tests. */
public final class Shop {
  private Shop() {}

  public static Catalogue catalogue() {
    return new Catalogue(
        "shop",
        "postgres",
        3,
        Instant.parse("2025-06-01T10:00:00Z"),
        List.of(
            table("customers", column("id", ColumnType.INTEGER), column("name", ColumnType.STRING)),
            table(
                "orders",
                column("id", ColumnType.INTEGER),
                column("customer_id", ColumnType.INTEGER),
                column("status", ColumnType.STRING),
                column("ordered_at", ColumnType.TIMESTAMP)),
            table(
                "order_items",
                column("order_id", ColumnType.INTEGER),
                column("product_id", ColumnType.INTEGER),
                column("quantity", ColumnType.INTEGER),
                column("unit_price", ColumnType.DECIMAL)),
            table(
                "products", column("id", ColumnType.INTEGER), column("title", ColumnType.STRING))),
        List.of(
            link("orders", "customer_id", "customers", "id", 1),
            link("order_items", "order_id", "orders", "id", 0.8)));
  }

  public static Relationship link(
      String from, String column, String to, String toColumn, double confidence) {
    return new Relationship(
        from, List.of(column), to, List.of(toColumn), confidence == 1, confidence);
  }

  private static Table table(String name, Column... columns) {
    return new Table(
        null,
        name,
        "table",
        "all " + name,
        10L,
        Arrays.asList(columns),
        List.of(columns[0].name()),
        List.of(new Index(name + "_index", List.of(columns[0].name()), true)));
  }

  private static Column column(String name, ColumnType type) {
    Profile profile =
        new Profile(0.25, 3L, "a", "z", List.of(new FrequentValue("a", 7)), true, null);
    return new Column(name, type, type.name(), true, null, profile);
  }
}
