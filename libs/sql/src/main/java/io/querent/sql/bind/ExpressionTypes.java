package io.querent.sql.bind;

import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Expression.Arithmetic;
import io.querent.semantics.ir.Expression.Bucket;
import io.querent.semantics.ir.Expression.Call;
import io.querent.semantics.ir.Expression.Column;
import io.querent.semantics.ir.Expression.Conditional;
import io.querent.semantics.ir.Expression.Literal;
import io.querent.semantics.ir.Expression.Parameter;
import io.querent.semantics.ir.TimeUnit;
import java.math.BigDecimal;
import java.util.function.Function;

/** The engine-neutral type of an expression; null where it cannot be known, as for parameters. */
public final class ExpressionTypes {
  private final Function<Column, ColumnType> columns;

  /**
   * Types by way of a lookup for columns.
   *
   * @param columns type of a bound column; may answer null
   */
  public ExpressionTypes(Function<Column, ColumnType> columns) {
    this.columns = columns;
  }

  /** The type; null when unknown. */
  public ColumnType typeOf(Expression expression) {
    return switch (expression) {
      case Column c -> columns.apply(c);
      case Literal l -> ofLiteral(l.value());
      case Parameter _ -> null;
      case Arithmetic a -> ofArithmetic(a);
      case Call c -> ofCall(c);
      case Bucket b ->
          b.grain().unit().compareTo(TimeUnit.DAY) >= 0 ? ColumnType.DATE : ColumnType.TIMESTAMP;
      case Conditional c -> either(typeOf(c.then()), typeOf(c.otherwise()));
      case Aggregate a -> ofAggregate(a);
    };
  }

  private static ColumnType ofLiteral(Object value) {
    return switch (value) {
      case null -> null;
      case String _ -> ColumnType.STRING;
      case Boolean _ -> ColumnType.BOOLEAN;
      case BigDecimal _ -> ColumnType.DECIMAL;
      default -> ColumnType.INTEGER;
    };
  }

  private ColumnType ofArithmetic(Arithmetic a) {
    ColumnType left = typeOf(a.left());
    ColumnType right = typeOf(a.right());
    return switch (a.operator()) {
      case CONCAT -> ColumnType.STRING;
      case DIVIDE ->
          left == ColumnType.FLOAT || right == ColumnType.FLOAT
              ? ColumnType.FLOAT
              : ColumnType.DECIMAL;
      case ADD, SUBTRACT, MULTIPLY, MODULO -> widest(left, right);
    };
  }

  private static ColumnType widest(ColumnType left, ColumnType right) {
    if (left == ColumnType.FLOAT || right == ColumnType.FLOAT) {
      return ColumnType.FLOAT;
    }
    if (left == ColumnType.DECIMAL || right == ColumnType.DECIMAL) {
      return ColumnType.DECIMAL;
    }
    return either(left, right);
  }

  private static ColumnType either(ColumnType left, ColumnType right) {
    if (left == null) {
      return right;
    }
    boolean mixed = right != null && left != right && left.isNumeric() && right.isNumeric();
    return mixed ? widest(left, right) : left;
  }

  private ColumnType ofCall(Call call) {
    return switch (call.function()) {
      case ABS, FLOOR, CEIL, NEGATE, NULLIF -> typeOf(call.arguments().getFirst());
      case COALESCE ->
          call.arguments().stream().map(this::typeOf).reduce(null, ExpressionTypes::either);
      case ROUND ->
          typeOf(call.arguments().getFirst()) == ColumnType.FLOAT
              ? ColumnType.FLOAT
              : ColumnType.DECIMAL;
      case POWER, SQRT, NUMBER, RANDOM -> ColumnType.FLOAT;
      case LOWER, UPPER, TRIM, CONCAT, SUBSTRING, REPLACE, TEXT -> ColumnType.STRING;
      case LENGTH, YEAR, QUARTER, MONTH, DAY, HOUR, WEEKDAY, DAYS_BETWEEN -> ColumnType.INTEGER;
      case DATE -> ColumnType.DATE;
      case NOW -> ColumnType.TIMESTAMP;
    };
  }

  private ColumnType ofAggregate(Aggregate aggregate) {
    if (aggregate.function() == AggregateFunction.COUNT) {
      return ColumnType.INTEGER;
    }
    ColumnType argument = typeOf(aggregate.argument());
    return switch (aggregate.function()) {
      case COUNT -> ColumnType.INTEGER;
      case SUM, MIN, MAX -> argument;
      case AVG, MEDIAN -> argument == ColumnType.DECIMAL ? ColumnType.DECIMAL : ColumnType.FLOAT;
      case STDDEV, VARIANCE -> ColumnType.FLOAT;
    };
  }
}
