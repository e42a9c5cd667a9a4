package io.querent.local.demo.shop;

import io.querent.local.demo.Chance;
import io.querent.local.demo.CopyRows;
import io.querent.local.demo.Weights;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Orders with their items; what happened to an order depends on its age. */
final class Orders {

  static final int ORDERS = 20_000;
  private static final BigDecimal SHIPPING_FREE_FROM = new BigDecimal("80");
  private static final BigDecimal SHIPPING = new BigDecimal("4.90");
  private static final Weights ITEM_COUNTS = Weights.of(46, 27, 14, 8, 5);
  private static final List<String> PAYMENTS =
      List.of("card", "paypal", "invoice", "bank transfer");
  private static final Weights PAYMENT_WEIGHTS = Weights.of(52, 30, 12, 6);

  private final Chance chance = Chance.of("shop orders");
  private final LocalDateTime now;
  private final Assortment assortment;
  private final Weights popularity;
  private final CopyRows orders =
      new CopyRows(
          "orders (id, user_id, status, payment_method, shipping_fee, ordered_at, shipped_at,"
              + " delivered_at)");
  private final CopyRows items =
      new CopyRows("order_items (id, order_id, product_id, quantity, unit_price)");
  private final List<Delivery> deliveries = new ArrayList<>();
  private int itemId;

  /** A product that reached somebody, who may review it. */
  record Delivery(int user, int product, LocalDateTime time) {}

  Orders(LocalDateTime now, Customers customers, Assortment assortment) {
    this.now = now;
    this.assortment = assortment;
    int products = assortment.products().size();
    this.popularity =
        Weights.of(
            products,
            i -> nobodyWants(i) ? 0 : 1 / StrictMath.pow((i * 101L) % products + 9, 0.85));
    int id = 0;
    for (LocalDateTime time : Calendar.moments(ORDERS, now, chance)) {
      id++;
      order(id, customers.buyer(chance, time), time);
    }
  }

  CopyRows orderRows() {
    return orders;
  }

  CopyRows itemRows() {
    return items;
  }

  List<Delivery> deliveries() {
    return deliveries;
  }

  private static boolean nobodyWants(int product) {
    return product % 41 == 7;
  }

  private void order(int id, Customers.User user, LocalDateTime time) {
    Set<Assortment.Product> chosen = products(time);
    BigDecimal worth = BigDecimal.ZERO;
    for (Assortment.Product product : chosen) {
      int quantity = chance.happens(0.82) ? 1 : chance.between(2, 4);
      BigDecimal price = priceAt(product, time);
      worth = worth.add(price.multiply(BigDecimal.valueOf(quantity)));
      items.add(++itemId, id, product.id(), quantity, price);
    }
    LocalDateTime shipped = time.plusMinutes(chance.between(300, 4_000));
    LocalDateTime delivered = shipped.plusMinutes(chance.between(1_200, 8_500));
    String status = status(time, shipped, delivered);
    boolean left =
        !status.equals("pending") && !status.equals("paid") && !status.equals("cancelled");
    boolean arrived = status.equals("delivered") || status.equals("returned");
    orders.add(
        id,
        user.id(),
        status,
        chance.happens(0.005) ? null : PAYMENTS.get(PAYMENT_WEIGHTS.pick(chance)),
        worth.compareTo(SHIPPING_FREE_FROM) >= 0 ? BigDecimal.ZERO : SHIPPING,
        time,
        left ? shipped : null,
        arrived ? delivered : null);
    if (arrived) {
      chosen.forEach(p -> deliveries.add(new Delivery(user.id(), p.id(), delivered)));
    }
  }

  private Set<Assortment.Product> products(LocalDateTime time) {
    Set<Assortment.Product> chosen = new LinkedHashSet<>();
    int count = ITEM_COUNTS.pick(chance) + 1;
    for (int tries = 0; tries < 400 && (chosen.size() < count || chosen.isEmpty()); tries++) {
      Assortment.Product product = assortment.products().get(popularity.pick(chance));
      boolean onSale = product.created().isBefore(time);
      if (onSale && chance.happens(appetite(product, time))) {
        chosen.add(product);
      }
    }
    return chosen;
  }

  /** 1 at the height of a product's season. */
  private static double appetite(Assortment.Product product, LocalDateTime time) {
    double angle = 2 * StrictMath.PI * (time.getDayOfYear() - 196) / 365.25;
    double season = product.summer() * StrictMath.cos(angle);
    return (1 + season) / (1 + Math.abs(product.summer()));
  }

  /** Prices rose by some per cent a year; what was paid is on the order. */
  private BigDecimal priceAt(Assortment.Product product, LocalDateTime time) {
    long years = Duration.between(time, now).toDays() / 365;
    BigDecimal price = product.price();
    for (long year = 0; year < years; year++) {
      price = price.multiply(new BigDecimal("0.96"));
    }
    return price.setScale(1, java.math.RoundingMode.HALF_UP).setScale(2);
  }

  private String status(LocalDateTime time, LocalDateTime shipped, LocalDateTime delivered) {
    double fate = chance.unit();
    if (fate < 0.055 && time.plusHours(5).isBefore(now)) {
      return "cancelled";
    }
    if (shipped.isAfter(now)) {
      return fate < 0.35 ? "pending" : "paid";
    }
    if (fate > 0.9985) {
      return "pending";
    }
    if (delivered.isAfter(now)) {
      return "shipped";
    }
    return fate > 0.945 && delivered.plusDays(12).isBefore(now) ? "returned" : "delivered";
  }
}
