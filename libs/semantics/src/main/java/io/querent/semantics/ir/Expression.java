package io.querent.semantics.ir;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A value computed from columns. In JSON it is a text of the expression language ({@link
 * ExpressionParser}), e.g. {@code unit_price * quantity} or {@code sum(amount) / count(distinct
 * customer_id)}.
 */
public sealed interface Expression {

  /**
   * A column, or before binding any name: a dimension, a metric or a semantic metric.
   *
   * @param entity table id or alias that qualifies it; null when unqualified
   */
  record Column(String entity, String name) implements Expression {
    public Column {
      Objects.requireNonNull(name, "a column reference needs a name");
    }

    public static Column of(String entity, String name) {
      return new Column(entity, name);
    }
  }

  /**
   * A constant: String, Long, BigDecimal, Boolean, or null. Other numbers are turned into these,
   * and decimals lose trailing zeros, so that equal constants are equal records.
   */
  record Literal(Object value) implements Expression {
    private static final int LARGEST_SCALE = 1_000;

    public Literal {
      value = normal(value);
    }

    private static Object normal(Object value) {
      return switch (value) {
        case null -> null;
        case String s -> s;
        case Boolean b -> b;
        case Long l -> l;
        case Integer i -> i.longValue();
        case Short s -> s.longValue();
        case Byte b -> b.longValue();
        case Double d -> normal(decimal(d));
        case Float f -> normal(decimal(Double.parseDouble(f.toString())));
        case BigInteger i -> i.bitLength() < Long.SIZE ? i.longValue() : new BigDecimal(i);
        case BigDecimal d -> normal(d);
        default ->
            throw new IllegalArgumentException(
                "a literal is a text, a number, true, false or null, not a "
                    + value.getClass().getSimpleName());
      };
    }

    private static BigDecimal decimal(double value) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a literal number must be finite, got " + value);
      }
      return BigDecimal.valueOf(value);
    }

    private static BigDecimal normal(BigDecimal value) {
      if (Math.abs((long) value.scale()) > LARGEST_SCALE || value.precision() > LARGEST_SCALE) {
        throw new IllegalArgumentException("the number is too large or too fine");
      }
      BigDecimal stripped = value.stripTrailingZeros();
      return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
  }

  /** A named parameter, written {@code {{name}}}; always bound, never spliced into text. */
  record Parameter(String name) implements Expression {
    static final String REMEDY =
        "'%s' is not a parameter's name; use a letter or _ and then letters, digits, _, - or .";
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]{0,127}");

    public Parameter {
      if (!isName(name)) {
        throw new IllegalArgumentException(REMEDY.formatted(name));
      }
    }

    static boolean isName(String text) {
      return NAME.matcher(text).matches();
    }
  }

  /** {@code left operator right}. */
  record Arithmetic(Operator operator, Expression left, Expression right) implements Expression {
    /** Operators in the language's own spelling; {@code /} never truncates. */
    public enum Operator {
      ADD("+"),
      SUBTRACT("-"),
      MULTIPLY("*"),
      DIVIDE("/"),
      MODULO("%"),
      CONCAT("||");

      private final String symbol;

      Operator(String symbol) {
        this.symbol = symbol;
      }

      public String symbol() {
        return symbol;
      }
    }
  }

  /** A function of the closed list. */
  record Call(Function function, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
      function.checkArity(arguments.size());
    }
  }

  /**
   * A column expression cut to the start of its time bucket: {@code bucket(ordered_at, '1 month')}.
   */
  record Bucket(Expression argument, Grain grain) implements Expression {}

  /** {@code if(condition, then, otherwise)}; {@code otherwise} may be a null literal. */
  record Conditional(Filter condition, Expression then, Expression otherwise)
      implements Expression {}

  /**
   * An aggregate over rows: {@code sum(x)}, {@code count(*)}, {@code count(distinct x)}.
   *
   * @param argument what is aggregated; null for {@code count(*)}
   * @param entity the entity whose rows {@code count(*)} counts; null for the query's first entity.
   *     In text: {@code count(orders.*)}
   */
  record Aggregate(AggregateFunction function, Expression argument, String entity, boolean distinct)
      implements Expression {
    public Aggregate {
      Objects.requireNonNull(function, "an aggregate needs a function");
      if (argument == null && (function != AggregateFunction.COUNT || distinct)) {
        throw new IllegalArgumentException("only count(*) works without a value");
      }
    }

    public static Aggregate countRows(String entity) {
      return new Aggregate(AggregateFunction.COUNT, null, entity, false);
    }

    public static Aggregate of(AggregateFunction function, Expression argument) {
      return new Aggregate(function, argument, null, false);
    }
  }

  /** Direct parts of this expression, in order. */
  default List<Expression> parts() {
    return switch (this) {
      case Column _, Literal _, Parameter _ -> List.of();
      case Arithmetic a -> List.of(a.left(), a.right());
      case Call c -> c.arguments();
      case Bucket b -> List.of(b.argument());
      case Conditional c -> List.of(c.then(), c.otherwise());
      case Aggregate a -> a.argument() == null ? List.of() : List.of(a.argument());
    };
  }

  /** Whether this expression or any part of it, conditions aside, satisfies the test. */
  default boolean any(Predicate<Expression> test) {
    return test.test(this) || parts().stream().anyMatch(p -> p.any(test));
  }

  /** Whether an aggregate stands anywhere in it. */
  default boolean isAggregate() {
    return any(Aggregate.class::isInstance);
  }
}
