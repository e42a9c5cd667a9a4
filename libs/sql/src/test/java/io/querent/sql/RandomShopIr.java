package io.querent.sql;

import io.querent.semantics.ir.Combination;
import io.querent.semantics.ir.Combination.SetOperator;
import io.querent.semantics.ir.Dimension;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.ExpressionParser;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrReader;
import io.querent.semantics.ir.Metric;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Operator;
import io.querent.semantics.ir.Order;
import io.querent.semantics.ir.Selection;
import io.querent.semantics.ir.Top;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random queries over the shop whose answer is fixed: where rows are cut, their order is total.
 * What engines rightly answer differently is left out: {@code like}, upper case beyond ASCII,
 * decimals as text.
 */
final class RandomShopIr {
  private static final List<String> TABLES =
      List.of("customers", "orders", "order_items", "products", "reviews");
  private static final List<String> VALUES =
      List.of(
          "customers.id",
          "customers.country",
          "customers.name",
          "customers.joined",
          "customers.active",
          "orders.id",
          "orders.status",
          "orders.ordered_at",
          "order_items.quantity",
          "order_items.product_id",
          "products.category",
          "products.name",
          "reviews.stars",
          "reviews.written",
          "year(orders.ordered_at)",
          "month(reviews.written)",
          "weekday(customers.joined)",
          "bucket(orders.ordered_at, '1 month')",
          "bucket(reviews.written, '1 week')",
          "bucket(orders.ordered_at, '6 hours')",
          "if(orders.total > 20, 'big', 'small')",
          "coalesce(customers.country, 'none')",
          "lower(products.category)",
          "substring(products.name, 1, 2)",
          "customers.name || '/' || customers.country",
          "concat(customers.name, customers.country)",
          "length(products.name)",
          "order_items.quantity / 2",
          "round(orders.total / 7, 2)",
          "abs(reviews.stars - 4)",
          "date(orders.ordered_at)",
          "floor(orders.total / 20)",
          "days_between(orders.ordered_at, '2024-01-01')");
  private static final List<String> FIGURES =
      List.of(
          "count(customers.*)",
          "count(orders.*)",
          "count(order_items.*)",
          "count(reviews.*)",
          "count(products.*)",
          "sum(orders.total)",
          "avg(orders.total)",
          "max(orders.total)",
          "min(customers.joined)",
          "sum(order_items.quantity)",
          "median(order_items.quantity)",
          "stddev(orders.total)",
          "sum(customers.credit)",
          "count(distinct customers.country)",
          "count(distinct orders.status)",
          "avg(reviews.stars)",
          "count(reviews.stars)",
          "variance(reviews.stars)",
          "median(orders.total)",
          "sum(products.price)",
          "sum(order_items.quantity * order_items.unit_price)",
          "sum(order_items.quantity * products.price)",
          "sum(orders.total) / count(orders.*)",
          "count(orders.*) / count(customers.*)",
          "sum(if(orders.status = 'paid', orders.total, 0))",
          "count(order_items.*) * 2 - count(orders.*)",
          "max(products.name)");
  private static final List<String> CONDITIONS =
      List.of(
          "customers.country = 'FR'",
          "customers.country is null",
          "customers.name contains 'a'",
          "customers.active = true",
          "customers.credit > 10",
          "orders.total >= 30",
          "orders.status != 'open'",
          "orders.status in ('paid', 'lost')",
          "orders.status not in ('paid', 'lost')",
          "orders.ordered_at during '2024-02'",
          "orders.ordered_at not during '2024-Q1'",
          "orders.ordered_at during last 60 days",
          "orders.ordered_at <= '2024-02-10'",
          "order_items.quantity > 1",
          "order_items.unit_price between 10 and 15",
          "products.category = 'fruit'",
          "products.name starts with 'b'",
          "products.price not between 5 and 16",
          "reviews.stars >= 4",
          "reviews.written during '2024'",
          "reviews.stars is not null",
          "orders.total > customers.credit",
          "order_items.unit_price < products.price",
          "products.name not contains 'u'",
          "customers.joined >= '2023-03'");
  private static final List<String> NESTED =
      List.of(
          "{'exists':{'entities':['%s']}}",
          "{'not_exists':{'entities':['%s']}}",
          "{'not_exists':{'entities':['order_items'],'filters':['quantity > 1']}}",
          "{'exists':{'entities':['reviews'],'filters':['stars > 3'],'having':['count(*) >= 1']}}",
          "{'field':'orders.id','op':'not in','value':{'query':{'entities':['order_items'],"
              + "'dimensions':['order_id'],'filters':['unit_price is null']}}}",
          "{'field':'customers.id','op':'in','value':{'query':{'entities':['orders'],"
              + "'dimensions':['customer_id'],'having':['sum(total) > 40']}}}",
          "{'field':'customers.id','op':'not in','value':{'query':{'union':[{'entities':['orders'],"
              + "'dimensions':['customer_id']},{'entities':['reviews'],'dimensions':['customer_id']}]}}}",
          "{'field':'orders.total','op':'>=','value':{'query':{'entities':['orders'],"
              + "'metrics':['avg(total)']}}}",
          "{'field':'orders.total','op':'>=','value':{'query':{'entities':['orders'],"
              + "'metrics':['avg(total)']},'correlate':['customer_id']}}");

  private final Random random;
  private String subject;

  RandomShopIr(long seed) {
    this.random = new Random(seed);
  }

  Ir next() {
    return random.nextInt(8) == 0 ? combination() : selection();
  }

  private Combination combination() {
    List<List<String>> alike =
        List.of(
            List.of("customers.id", "orders.customer_id", "reviews.customer_id", "orders.id"),
            List.of("customers.country", "orders.status", "products.category", "products.name"));
    List<String> columns = pick(alike);
    List<Ir> queries = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(2); i++) {
      String column = pick(columns);
      subject = column.substring(0, column.indexOf('.'));
      Selection.Builder query = Selection.from(subject);
      query.dimension(new Dimension("value", parse(column), null, false));
      maybeFilter(query);
      if (random.nextInt(4) == 0) {
        query.order(new Order(parse("value"), random.nextBoolean())).limit(3).distinct(true);
      }
      queries.add(query.build());
    }
    if (random.nextInt(3) == 0) {
      queries.set(
          1,
          new Combination(
              pick(List.of(SetOperator.values())),
              List.of(queries.get(0), queries.get(1)),
              null,
              null,
              null));
    }
    boolean cut = random.nextBoolean();
    List<Order> order = cut ? List.of(new Order(parse("value"), random.nextBoolean())) : List.of();
    return new Combination(
        pick(List.of(SetOperator.values())),
        queries,
        order,
        cut ? 3 : null,
        cut && random.nextBoolean() ? 1 : null);
  }

  private Selection selection() {
    subject = pick(TABLES);
    Selection.Builder query = Selection.from(subject);
    if (random.nextInt(5) == 0) {
      query.entity(io.querent.semantics.ir.Entity.of(pick(TABLES)));
    }
    List<String> names = new ArrayList<>();
    int dimensions = random.nextInt(3);
    boolean grouped = random.nextInt(3) > 0;
    for (int i = 0; i < (grouped ? dimensions : dimensions + 1); i++) {
      boolean hidden = grouped && random.nextInt(8) == 0;
      query.dimension(new Dimension("d" + i, parse(pick(VALUES)), null, hidden));
      if (!hidden) {
        names.add("d" + i);
      }
    }
    boolean transformed = false;
    for (int i = 0; grouped && i < 1 + random.nextInt(3); i++) {
      Filter filter = random.nextInt(4) == 0 ? condition() : null;
      String figure = pick(FIGURES);
      boolean calendar = figure.contains("joined") || figure.contains("name");
      Metric.Transform transform =
          random.nextInt(5) == 0 && !calendar
              ? new Metric.Transform(
                  pick(List.of(Metric.Kind.values())), List.of(), 1 + random.nextInt(2))
              : null;
      transformed |= transform != null;
      query.metric(new Metric("m" + i, parse(figure), filter, transform));
      names.add("m" + i);
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      maybeFilter(query);
    }
    if (grouped && random.nextInt(4) == 0) {
      query.having(ExpressionParser.parseCondition("count(orders.*) >= " + random.nextInt(3)));
    }
    finish(query, names, transformed);
    return query.build();
  }

  private void finish(Selection.Builder query, List<String> names, boolean transformed) {
    if (random.nextInt(4) == 0) {
      query.distinct(true);
    }
    List<Order> all =
        new ArrayList<>(
            names.stream().map(n -> new Order(parse(n), random.nextBoolean())).toList());
    java.util.Collections.shuffle(all, random);
    if (random.nextInt(3) == 0) {
      all.forEach(query::order);
      query.limit(1 + random.nextInt(4)).offset(random.nextInt(2));
    }
    if (!transformed && random.nextInt(6) == 0 && names.contains("d0")) {
      query.top(new Top(1 + random.nextInt(2), List.of(parse("d0")), all));
    }
  }

  private void maybeFilter(Selection.Builder query) {
    if (random.nextBoolean()) {
      query.where(condition());
    }
  }

  private Filter condition() {
    return switch (random.nextInt(8)) {
      case 0 -> new Filter.Or(List.of(condition(), condition()));
      case 1 -> new Filter.Not(condition());
      case 2 -> new Filter.And(List.of(condition(), condition()));
      case 3 -> nested();
      case 4 ->
          new Filter.Comparison(
              parse(pick(List.of("orders.total", "customers.credit"))),
              pick(List.of(Operator.LT, Operator.GE)),
              new Operand.Single(new Expression.Parameter("limit")));
      default -> ExpressionParser.parseCondition(pick(CONDITIONS));
    };
  }

  private Filter nested() {
    List<String> others = TABLES.stream().filter(t -> !t.equals(subject)).toList();
    List<String> choices =
        NESTED.stream().filter(n -> !n.contains("exists':{'entities':['" + subject)).toList();
    String json = pick(choices).replace('\'', '"').formatted(pick(others));
    Selection read =
        (Selection) IrReader.read("{\"entities\":[\"orders\"],\"filters\":[" + json + "]}");
    return read.filter();
  }

  private static Expression parse(String text) {
    return ExpressionParser.parse(text);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
