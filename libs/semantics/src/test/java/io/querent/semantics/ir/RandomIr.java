package io.querent.semantics.ir;

import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Expression.Arithmetic;
import io.querent.semantics.ir.Expression.Bucket;
import io.querent.semantics.ir.Expression.Call;
import io.querent.semantics.ir.Expression.Column;
import io.querent.semantics.ir.Expression.Conditional;
import io.querent.semantics.ir.Expression.Literal;
import io.querent.semantics.ir.Expression.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Makes random IRs, odd names and values included; the same seed makes the same IR. */
final class RandomIr {
  private static final List<String> NAMES =
      List.of(
          "id",
          "total",
          "Order Details",
          "select",
          "and",
          "NOT",
          "like",
          "distinct",
          "contains",
          "count",
          "if",
          "2024",
          "größe",
          "a\"b",
          "it's",
          "x-y",
          "$",
          "a$1",
          "{{p}}",
          "日付",
          "last",
          "null",
          "a as b",
          "*",
          "x.*",
          "sum(a)",
          "desc",
          "date");
  private static final List<String> ENTITIES =
      List.of(
          "orders",
          "energy.measurements",
          "a.b.c",
          "Order Details",
          "o",
          "in",
          "x\"y",
          "t as u",
          "1st");
  private static final List<String> STRINGS =
      List.of(
          "",
          " ",
          "it's",
          "{{p}}",
          " {{ p }} ",
          "100%",
          "a\nb",
          "null",
          "\"q\"",
          "--x",
          "{{a}} {{b}}",
          "é");
  private static final List<String> PERIODS =
      List.of("2024", "2024-Q1", "2024-03", "2024-W07", "2024-03-05");

  private final Random random;

  RandomIr(long seed) {
    this.random = new Random(seed);
  }

  Ir ir(int depth) {
    if (depth > 0 && random.nextInt(6) == 0) {
      return new Combination(
          pick(Combination.SetOperator.values()),
          some(2, 3, () -> ir(depth - 1)),
          some(0, 2, () -> order(1)),
          maybe(() -> random.nextInt(100)),
          maybe(() -> random.nextInt(100)));
    }
    return selection(depth);
  }

  Selection selection(int depth) {
    return new Selection(
        some(0, 3, this::entity),
        some(0, 3, () -> metric(depth)),
        some(0, 3, () -> dimension(depth)),
        maybe(() -> filter(depth, true)),
        maybe(() -> filter(depth, true)),
        some(0, 2, () -> order(depth)),
        maybe(() -> random.nextInt(1_000)),
        maybe(() -> random.nextInt(1_000)),
        random.nextBoolean(),
        maybe(this::grain),
        some(0, 2, () -> new Join(column(), column(), random.nextBoolean())),
        maybe(
            () ->
                new Top(
                    1 + random.nextInt(5),
                    some(0, 2, () -> expression(1)),
                    some(1, 2, () -> order(1)))));
  }

  private Entity entity() {
    return random.nextBoolean()
        ? Entity.of(pick(ENTITIES))
        : new Entity(pick(ENTITIES), pick(ENTITIES));
  }

  private Metric metric(int depth) {
    Expression expression =
        switch (random.nextInt(4)) {
          case 0 -> new Column(null, pick(NAMES));
          case 1 -> aggregate(depth);
          default -> expression(depth);
        };
    String name = expression instanceof Column c && random.nextBoolean() ? c.name() : pick(NAMES);
    return new Metric(name, expression, maybe(() -> filter(depth, true)), maybe(this::transform));
  }

  private Metric.Transform transform() {
    return new Metric.Transform(
        pick(Metric.Kind.values()), some(0, 2, () -> pick(NAMES)), 1 + random.nextInt(3));
  }

  private Dimension dimension(int depth) {
    return new Dimension(
        maybe(() -> pick(NAMES)), expression(depth), maybe(this::grain), random.nextBoolean());
  }

  private Order order(int depth) {
    return new Order(expression(depth), random.nextBoolean());
  }

  private Grain grain() {
    return new Grain(1 + random.nextInt(20), pick(TimeUnit.values()));
  }

  /** A condition; one with {@code nested} false can be written as text. */
  Filter filter(int depth, boolean nested) {
    if (depth <= 0) {
      return comparison(0, nested);
    }
    return switch (random.nextInt(nested ? 6 : 5)) {
      case 0 -> new Filter.And(some(0, 3, () -> filter(depth - 1, nested)));
      case 1 -> new Filter.Or(some(1, 3, () -> filter(depth - 1, nested)));
      case 2 -> new Filter.Not(filter(depth - 1, nested));
      case 5 ->
          new Filter.Exists(
              selection(depth - 1),
              random.nextBoolean(),
              some(0, 2, () -> new Filter.Correlation(column(), column())));
      default -> comparison(depth, nested);
    };
  }

  private Filter comparison(int depth, boolean nested) {
    Operator operator = pick(Operator.values());
    Operand right =
        switch (operator) {
          case IS_NULL, IS_NOT_NULL -> null;
          case IN, NOT_IN ->
              nested && depth > 0 && random.nextInt(3) == 0
                  ? nested(depth)
                  : new Operand.Several(some(1, 3, () -> value(depth)));
          case BETWEEN, NOT_BETWEEN -> new Operand.Range(value(depth), value(depth));
          case DURING, NOT_DURING -> new Operand.During(period());
          default ->
              nested && depth > 0 && random.nextInt(4) == 0
                  ? nested(depth)
                  : new Operand.Single(value(depth));
        };
    return new Filter.Comparison(expression(depth), operator, right);
  }

  private Operand nested(int depth) {
    return new Operand.Nested(ir(depth - 1), some(0, 2, this::column));
  }

  private Period period() {
    return switch (random.nextInt(3)) {
      case 0 -> new Period.Named(pick(PERIODS));
      case 1 -> new Period.Last(1 + random.nextInt(40), pick(TimeUnit.values()));
      default -> new Period.Calendar(random.nextInt(9) - 4, pick(TimeUnit.values()));
    };
  }

  /** Any expression but a lone null, to which nothing compares. */
  private Expression value(int depth) {
    Expression value = expression(depth);
    return value.equals(new Literal(null)) ? new Literal(7L) : value;
  }

  Expression expression(int depth) {
    if (depth <= 0) {
      return leaf();
    }
    return switch (random.nextInt(9)) {
      case 0, 1 ->
          new Arithmetic(
              pick(Arithmetic.Operator.values()), expression(depth - 1), expression(depth - 1));
      case 2 -> new Call(Function.NEGATE, List.of(expression(depth - 1)));
      case 3 -> new Call(Function.COALESCE, some(2, 4, () -> expression(depth - 1)));
      case 4 -> new Call(Function.NOW, List.of());
      case 5 -> new Bucket(expression(depth - 1), grain());
      case 6 ->
          new Conditional(filter(depth - 1, false), expression(depth - 1), expression(depth - 1));
      case 7 -> aggregate(depth);
      default -> leaf();
    };
  }

  private Expression aggregate(int depth) {
    if (random.nextInt(3) == 0) {
      return Aggregate.countRows(maybe(() -> pick(ENTITIES)));
    }
    return new Aggregate(
        pick(AggregateFunction.values()), expression(depth - 1), null, random.nextBoolean());
  }

  private Expression leaf() {
    return switch (random.nextInt(8)) {
      case 0 -> new Literal(pick(STRINGS));
      case 1 -> new Literal(random.nextBoolean() ? random.nextLong() : random.nextInt(20) - 10L);
      case 2 ->
          new Literal(
              new BigDecimal(random.nextInt(20_000) - 10_000).movePointLeft(random.nextInt(5)));
      case 3 -> new Literal(random.nextBoolean());
      case 4 -> random.nextInt(4) == 0 ? new Literal(null) : new Literal(1e20);
      case 5 -> new Parameter(pick(List.of("p", "date_from", "größe", "a.b-c")));
      default -> column();
    };
  }

  private Column column() {
    return new Column(maybe(() -> pick(ENTITIES)), pick(NAMES));
  }

  private <T> List<T> some(int least, int most, Supplier<T> supplier) {
    List<T> list = new ArrayList<>();
    int count = least + random.nextInt(most - least + 1);
    for (int i = 0; i < count; i++) {
      list.add(supplier.get());
    }
    return list;
  }

  private <T> T maybe(Supplier<T> supplier) {
    return random.nextInt(3) == 0 ? supplier.get() : null;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
