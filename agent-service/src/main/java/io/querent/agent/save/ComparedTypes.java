package io.querent.agent.save;

import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Entity;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.ExpressionParser;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.Metric;
import io.querent.semantics.ir.Selection;
import java.util.List;
import java.util.Optional;

/** What the expressions of one selection hold. */
record ExpressionTypes(Selection selection, ColumnTypes columns) {

  /** The type of what a condition compares; OTHER when it cannot be told. */
  ColumnType of(String field) {
    try {
      return of(ExpressionParser.parse(field));
    } catch (IrException e) {
      return ColumnType.OTHER;
    }
  }

  private ColumnType of(Expression expression) {
    return switch (expression) {
      case Expression.Column column -> column(column);
      case Expression.Aggregate aggregate -> aggregate(aggregate);
      case Expression.Arithmetic arithmetic -> arithmetic(arithmetic);
      case Expression.Bucket bucket -> of(bucket.argument());
      case Expression.Call call -> call(call);
      case Expression.Literal _, Expression.Parameter _, Expression.Conditional _ ->
          ColumnType.OTHER;
    };
  }

  private ColumnType column(Expression.Column column) {
    if (column.entity() == null) {
      Optional<Metric> metric =
          selection.metrics().stream().filter(m -> m.name().equals(column.name())).findFirst();
      if (metric.isPresent()) {
        ColumnType shown = columns.result().get(column.name());
        boolean plain = metric.get().expression() instanceof Expression.Column;
        return shown != null ? shown : plain ? ColumnType.OTHER : of(metric.get().expression());
      }
    }
    List<String> tables =
        selection.entities().stream()
            .filter(entity -> column.entity() == null || named(entity, column.entity()))
            .map(Entity::table)
            .toList();
    return tables.isEmpty()
        ? columns.of(List.of(column.entity()), column.name())
        : columns.of(tables, column.name());
  }

  private static boolean named(Entity entity, String name) {
    return entity.alias().equalsIgnoreCase(name) || entity.table().equalsIgnoreCase(name);
  }

  private ColumnType aggregate(Expression.Aggregate aggregate) {
    AggregateFunction function = aggregate.function();
    return switch (function) {
      case COUNT -> ColumnType.INTEGER;
      case SUM, MIN, MAX -> of(aggregate.argument());
      case AVG, MEDIAN, STDDEV, VARIANCE -> ColumnType.FLOAT;
    };
  }

  private ColumnType arithmetic(Expression.Arithmetic arithmetic) {
    return switch (arithmetic.operator()) {
      case DIVIDE -> ColumnType.FLOAT;
      case CONCAT -> ColumnType.STRING;
      case ADD, SUBTRACT, MULTIPLY, MODULO -> wider(of(arithmetic.left()), of(arithmetic.right()));
    };
  }

  private static ColumnType wider(ColumnType left, ColumnType right) {
    for (ColumnType type : List.of(ColumnType.FLOAT, ColumnType.DECIMAL)) {
      if (left == type || right == type) {
        return type;
      }
    }
    return left == right ? left : ColumnType.OTHER;
  }

  private ColumnType call(Expression.Call call) {
    return switch (call.function()) {
      case NUMBER, SQRT, POWER, RANDOM -> ColumnType.FLOAT;
      case ABS, NEGATE, ROUND -> of(call.arguments().getFirst());
      case LENGTH, YEAR, QUARTER, MONTH, DAY, HOUR, WEEKDAY, DAYS_BETWEEN -> ColumnType.INTEGER;
      case LOWER, UPPER, TRIM, CONCAT, SUBSTRING, REPLACE, TEXT -> ColumnType.STRING;
      case DATE -> ColumnType.DATE;
      case NOW -> ColumnType.TIMESTAMP_TZ;
      case FLOOR, CEIL, COALESCE, NULLIF -> ColumnType.OTHER;
    };
  }
}
