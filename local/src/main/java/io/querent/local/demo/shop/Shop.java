package io.querent.local.demo.shop;

import io.querent.local.demo.CopyRows;
import java.time.LocalDateTime;
import java.util.List;

/** All rows of the shop. */
final class Shop {

  private final LocalDateTime now;

  Shop(LocalDateTime now) {
    this.now = now;
  }

  List<CopyRows> rows() {
    Assortment assortment = new Assortment(now);
    Customers customers = new Customers(now);
    Orders orders = new Orders(now, customers, assortment);
    Reviews reviews = new Reviews(now, orders.deliveries());
    return List.of(
        assortment.categoryRows(),
        assortment.productRows(),
        customers.rows(),
        orders.orderRows(),
        orders.itemRows(),
        reviews.rows());
  }
}
