package io.querent.local.demo.shop;

import io.querent.local.LocalEnvironment;
import io.querent.local.demo.DemoDataset;
import io.querent.local.demo.DemoSchema;
import java.time.LocalDateTime;
import java.util.Map;

/** {@code shop}: a schema of the demo database. */
public final class ShopDataset implements DemoDataset {

  private static final DemoSchema SCHEMA = new DemoSchema("shop");

  @Override
  public String id() {
    return "shop";
  }

  @Override
  public String displayName() {
    return "Online shop";
  }

  @Override
  public String description() {
    return "An online shop for home and outdoor goods: customers, products, orders and reviews.";
  }

  @Override
  public String kind() {
    return "postgres";
  }

  @Override
  public Map<String, Object> connection(LocalEnvironment environment) {
    return SCHEMA.connection(environment.postgres());
  }

  @Override
  public boolean prepare(LocalEnvironment environment, LocalDateTime now) throws Exception {
    return SCHEMA.prepare(environment.postgres(), now, moment -> new Shop(moment).rows());
  }
}
