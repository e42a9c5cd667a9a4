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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Writes expressions and conditions as the shortest canonical text that {@link ExpressionParser}
 * reads back as an equal value. Nested queries have no text: a condition that holds one is refused
 * with an {@link IllegalArgumentException}.
 */
public final class ExpressionPrinter {
  private static final int COMPARISON = 4;
  private static final int PRIMARY = 9;

  /** Words that read as an operator or key word somewhere, so that such a name is always quoted. */
  private static final Set<String> QUOTED_WORDS =
      Set.of("contains", "starts", "ends", "during", "distinct");

  private ExpressionPrinter() {}

  /** The value as text. */
  public static String print(Expression expression) {
    return switch (expression) {
      case Column c -> column(c);
      case Literal(Object value) -> literal(value);
      case Parameter(String name) -> "{{" + name + "}}";
      case Arithmetic a -> {
        int strength = strength(a);
        yield print(a.left(), strength)
            + " "
            + a.operator().symbol()
            + " "
            + print(a.right(), strength + 1);
      }
      case Call(Function function, List<Expression> arguments) when function == Function.NEGATE ->
          "-" + negated(arguments.getFirst());
      case Call(Function function, List<Expression> arguments) ->
          function.word() + "(" + list(arguments) + ")";
      case Bucket(Expression argument, Grain grain) ->
          "bucket(" + print(argument) + ", '" + grain + "')";
      case Conditional c -> conditional(c);
      case Aggregate a -> aggregate(a);
    };
  }

  /** The condition as text. */
  public static String print(Filter filter) {
    return switch (filter) {
      case Filter.Comparison c -> comparison(c);
      case Filter.And(List<Filter> filters) -> joined("and", filters);
      case Filter.Or(List<Filter> filters) -> joined("or", filters);
      case Filter.Not(Filter inner) -> "not (" + print(inner) + ")";
      case Filter.Exists _ -> throw nested();
    };
  }

  /** A name as it stands in an expression: in double quotes where it must be. */
  public static String name(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean plain =
        !name.isEmpty()
            && ExpressionLexer.isNameStart(name.codePointAt(0))
            && name.codePoints().allMatch(ExpressionLexer::isNamePart)
            && !Grammar.RESERVED.contains(lower)
            && !QUOTED_WORDS.contains(lower);
    return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String path(String entity) {
    StringJoiner path = new StringJoiner(".");
    for (String segment : entity.split("\\.", -1)) {
      path.add(name(segment));
    }
    return path.toString();
  }

  private static String column(Column column) {
    return column.entity() == null
        ? name(column.name())
        : path(column.entity()) + "." + name(column.name());
  }

  private static String literal(Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> "'" + text.replace("'", "''") + "'";
      case BigDecimal decimal -> decimal.scale() == 0 ? decimal + ".0" : decimal.toPlainString();
      default -> value.toString();
    };
  }

  private static String print(Expression expression, int weakest) {
    String text = print(expression);
    return strength(expression) < weakest ? "(" + text + ")" : text;
  }

  private static int strength(Expression expression) {
    return switch (expression) {
      case Arithmetic a ->
          switch (a.operator()) {
            case CONCAT -> 5;
            case ADD, SUBTRACT -> 6;
            case MULTIPLY, DIVIDE, MODULO -> 7;
          };
      case Call(Function function, _) when function == Function.NEGATE -> 8;
      case Column _, Literal _, Parameter _, Call _, Bucket _, Conditional _, Aggregate _ ->
          PRIMARY;
    };
  }

  /** A number in parentheses stays apart from its sign. */
  private static String negated(Expression argument) {
    boolean number = argument instanceof Literal(Object value) && value instanceof Number;
    return number ? "(" + print(argument) + ")" : print(argument, PRIMARY);
  }

  private static String conditional(Conditional c) {
    String otherwise =
        c.otherwise() instanceof Literal(Object value) && value == null
            ? ""
            : ", " + print(c.otherwise());
    return "if(" + print(c.condition()) + ", " + print(c.then()) + otherwise + ")";
  }

  private static String aggregate(Aggregate a) {
    String argument;
    if (a.argument() != null) {
      argument = (a.distinct() ? "distinct " : "") + print(a.argument());
    } else {
      argument = a.entity() == null ? "*" : path(a.entity()) + ".*";
    }
    return a.function().word() + "(" + argument + ")";
  }

  private static String list(List<Expression> expressions) {
    StringJoiner list = new StringJoiner(", ");
    expressions.forEach(e -> list.add(print(e)));
    return list.toString();
  }

  private static String comparison(Filter.Comparison c) {
    String left = print(c.left(), COMPARISON + 1) + " " + c.operator().word();
    return c.right() == null ? left : left + " " + operand(c.right());
  }

  private static String operand(Operand operand) {
    return switch (operand) {
      case Operand.Single(Expression e) -> print(e, COMPARISON + 1);
      case Operand.Several(List<Expression> all)
          when all.size() == 1 && all.getFirst() instanceof Parameter p ->
          print(p);
      case Operand.Several(List<Expression> all) -> "(" + list(all) + ")";
      case Operand.Range(Expression low, Expression high) ->
          print(low, COMPARISON + 1) + " and " + print(high, COMPARISON + 1);
      case Operand.During(Period period) -> period(period);
      case Operand.Nested _ -> throw nested();
    };
  }

  private static String period(Period period) {
    return switch (period) {
      case Period.Named(String text) -> "'" + text + "'";
      case Period.Last(int count, TimeUnit unit) -> "last " + new Grain(count, unit);
      case Period.Calendar(int offset, TimeUnit unit) ->
          switch (offset) {
            case -1 -> "previous " + unit.word();
            case 0 -> "this " + unit.word();
            case 1 -> "next " + unit.word();
            default -> "this " + unit.word() + " offset " + offset;
          };
    };
  }

  private static String joined(String word, List<Filter> filters) {
    if (filters.size() < 2) {
      return word + "(" + (filters.isEmpty() ? "" : print(filters.getFirst())) + ")";
    }
    StringJoiner joined = new StringJoiner(" " + word + " ");
    for (Filter filter : filters) {
      boolean grouped =
          (filter instanceof Filter.And(List<Filter> a) && a.size() > 1)
              || (filter instanceof Filter.Or(List<Filter> o) && o.size() > 1);
      joined.add(grouped ? "(" + print(filter) + ")" : print(filter));
    }
    return joined.toString();
  }

  private static IllegalArgumentException nested() {
    return new IllegalArgumentException(
        "a nested query cannot be written as text; use the JSON form of the filter");
  }
}
