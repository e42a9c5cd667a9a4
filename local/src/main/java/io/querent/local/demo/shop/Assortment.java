package io.querent.local.demo.shop;

import io.querent.local.demo.Chance;
import io.querent.local.demo.CopyRows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Categories in two levels, and the products in the lower one. */
final class Assortment {

  private static final int PER_CATEGORY = 18;
  private static final List<String> MAKES =
      List.of(
          "Alder", "Birk", "Cove", "Drift", "Elm", "Fjord", "Grove", "Heath", "Isle", "Juniper",
          "Kelp", "Larch", "Moss", "Nest", "Oak", "Pine");
  private static final List<String> QUALITIES =
      List.of(
          "Classic",
          "Compact",
          "Deluxe",
          "Eco",
          "Foldable",
          "Light",
          "Mini",
          "Plus",
          "Pro",
          "Travel");

  private final Chance chance = Chance.of("shop assortment");
  private final LocalDateTime now;
  private final CopyRows categories = new CopyRows("categories (id, name, parent_id)");
  private final CopyRows products =
      new CopyRows(
          "products (id, name, category_id, price, cost, stock, weight_kg, active, created_at)");
  private final List<Product> all = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /**
   * @param summer how much more it sells in summer than in winter, negative for the opposite
   */
  record Product(int id, BigDecimal price, LocalDateTime created, boolean active, double summer) {}

  /**
   * @param things what is sold, each with a usual price
   */
  private record Shelf(String name, double summer, List<String> things, int low, int high) {}

  private record Department(String name, List<Shelf> shelves) {}

  private static final List<Department> DEPARTMENTS =
      List.of(
          new Department(
              "Home",
              List.of(
                  new Shelf(
                      "Lighting", -0.3, List.of("Desk Lamp", "Floor Lamp", "Lantern"), 19, 149),
                  new Shelf("Bedding", -0.1, List.of("Blanket", "Pillow", "Duvet"), 15, 189),
                  new Shelf("Storage", 0, List.of("Basket", "Shelf", "Box Set"), 9, 129))),
          new Department(
              "Kitchen",
              List.of(
                  new Shelf("Cookware", 0, List.of("Saucepan", "Frying Pan", "Casserole"), 24, 219),
                  new Shelf("Coffee and Tea", -0.2, List.of("Teapot", "Grinder", "Mug"), 8, 179),
                  new Shelf("Knives", 0, List.of("Chef's Knife", "Bread Knife"), 18, 159))),
          new Department(
              "Outdoor",
              List.of(
                  new Shelf("Tents", 0.8, List.of("Tent", "Tarp", "Awning"), 59, 649),
                  new Shelf("Backpacks", 0.4, List.of("Backpack", "Daypack"), 29, 239),
                  new Shelf("Garden", 0.7, List.of("Hammock", "Planter", "Parasol"), 14, 199))),
          new Department(
              "Sports",
              List.of(
                  new Shelf("Cycling", 0.6, List.of("Helmet", "Bike Light", "Pannier"), 16, 139),
                  new Shelf("Yoga", -0.1, List.of("Yoga Mat", "Block Set", "Bolster"), 12, 89),
                  new Shelf("Winter Sports", -0.9, List.of("Sledge", "Ski Goggles"), 22, 199))),
          new Department(
              "Gifts",
              List.of(
                  new Shelf("Stationery", 0, List.of("Notebook", "Pen", "Calendar"), 4, 39),
                  new Shelf("Gift Cards", 0, List.of(), 0, 0))));

  Assortment(LocalDateTime now) {
    this.now = now;
    int id = 0;
    for (Department department : DEPARTMENTS) {
      int parent = ++id;
      categories.add(parent, department.name(), null);
      for (Shelf shelf : department.shelves()) {
        categories.add(++id, shelf.name(), parent);
        fill(shelf, id);
      }
    }
  }

  List<Product> products() {
    return all;
  }

  CopyRows categoryRows() {
    return categories;
  }

  CopyRows productRows() {
    return products;
  }

  private void fill(Shelf shelf, int category) {
    int count = shelf.things().isEmpty() ? 0 : PER_CATEGORY + chance.between(-4, 4);
    for (int i = 0; i < count; i++) {
      double position = StrictMath.pow(chance.unit(), 2);
      long whole = Math.round(shelf.low() + (shelf.high() - shelf.low()) * position);
      BigDecimal price = new BigDecimal(whole).subtract(new BigDecimal("0.10"));
      BigDecimal cost =
          price
              .multiply(BigDecimal.valueOf(chance.normal(0.55, 0.06)))
              .setScale(2, RoundingMode.HALF_UP);
      LocalDateTime created =
          now.toLocalDate().minusDays(chance.between(20, 1500)).atTime(chance.between(8, 17), 0);
      Product product =
          new Product(all.size() + 1, price, created, chance.happens(0.92), shelf.summer());
      all.add(product);
      products.add(
          product.id(),
          name(shelf),
          category,
          price,
          cost,
          chance.happens(0.07) ? 0 : chance.between(1, 400),
          chance.happens(0.12) ? null : weight(price),
          product.active(),
          created);
    }
  }

  private String name(Shelf shelf) {
    while (true) {
      String name =
          chance.pick(MAKES) + " " + chance.pick(QUALITIES) + " " + chance.pick(shelf.things());
      if (names.add(name)) {
        return name;
      }
    }
  }

  private BigDecimal weight(BigDecimal price) {
    double kilograms = Math.max(0.05, price.doubleValue() / 40 * chance.normal(1, 0.3));
    return BigDecimal.valueOf(kilograms).setScale(2, RoundingMode.HALF_UP);
  }
}
