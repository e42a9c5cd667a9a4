package io.querent.sql.generate;

import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Expression.Arithmetic;
import io.querent.semantics.ir.Expression.Bucket;
import io.querent.semantics.ir.Expression.Call;
import io.querent.semantics.ir.Expression.Conditional;
import io.querent.semantics.ir.Expression.Literal;
import io.querent.semantics.ir.Expression.Parameter;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.TimeUnit;
import io.querent.sql.bind.ExpressionTypes;
import io.querent.sql.dialect.Dialect;
import io.querent.sql.dialect.SqlNodes;
import io.querent.sql.dialect.TemporalForm;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import org.apache.calcite.sql.SqlNode;

/** Values as SQL, given how columns and already computed parts are named. */
final class Translator {
  private final Generation generation;
  private final Dialect dialect;
  private final Function<Expression.Column, Column> lookup;
  private final Function<Expression, SqlNode> known;
  private final Function<Filter, SqlNode> conditions;
  private final ExpressionTypes types;
  private final FunctionTranslator functions;

  /**
   * A translator.
   *
   * @param lookup the catalogue's column behind a reference; null when there is none
   * @param known the SQL of an expression that needs no translation, such as a column's name; else
   *     null
   * @param conditions translates conditions inside values
   */
  Translator(
      Generation generation,
      Function<Expression.Column, Column> lookup,
      Function<Expression, SqlNode> known,
      Function<Filter, SqlNode> conditions) {
    this.generation = generation;
    this.dialect = generation.dialect();
    this.lookup = lookup;
    this.known = known;
    this.conditions = conditions;
    this.types =
        new ExpressionTypes(
            c -> {
              Column column = lookup.apply(c);
              return column == null ? null : column.type();
            });
    this.functions = new FunctionTranslator(generation, this);
  }

  /** A translator for which these expressions are already computed. */
  Translator knowing(Map<? extends Expression, SqlNode> nodes, Function<Filter, SqlNode> inner) {
    return new Translator(
        generation,
        lookup,
        e -> {
          SqlNode node = nodes.get(e);
          return node == null ? known.apply(e) : node;
        },
        inner);
  }

  Generation generation() {
    return generation;
  }

  Column column(Expression.Column reference) {
    return lookup.apply(reference);
  }

  ColumnType typeOf(Expression expression) {
    return types.typeOf(expression);
  }

  /**
   * How the values of an expression spell calendar points in this engine; null when they do not.
   */
  TemporalForm formOf(Expression expression) {
    TemporalForm form =
        switch (expression) {
          case Expression.Column c -> {
            Column column = lookup.apply(c);
            yield column == null ? null : TemporalForm.of(column);
          }
          case Bucket b ->
              b.grain().unit().compareTo(TimeUnit.DAY) >= 0
                  ? TemporalForm.DATE
                  : TemporalForm.TIMESTAMP;
          case Call c ->
              switch (c.function()) {
                case DATE -> TemporalForm.DATE;
                case NOW -> TemporalForm.TIMESTAMP;
                case COALESCE, NULLIF -> formOf(c.arguments().getFirst());
                default -> null;
              };
          case Conditional c -> formOf(c.then());
          case Aggregate a ->
              switch (a.function()) {
                case MIN, MAX -> formOf(a.argument());
                case COUNT, SUM, AVG, MEDIAN, STDDEV, VARIANCE -> null;
              };
          case Literal _, Parameter _, Arithmetic _ -> null;
        };
    return form == null ? null : dialect.stored(form);
  }

  /** The value as SQL. */
  SqlNode value(Expression expression) {
    SqlNode computed = known.apply(expression);
    if (computed != null) {
      return computed;
    }
    return switch (expression) {
      case Expression.Column c ->
          throw new IrException("", "'%s.%s' cannot be used here".formatted(c.entity(), c.name()));
      case Literal(Object literal) -> literal(literal);
      case Parameter(String name) -> generation.bind(generation.valueOf(name));
      case Arithmetic a -> arithmetic(a);
      case Call c -> functions.call(c);
      case Bucket b -> dialect.bucket(moment(b.argument()), b.grain());
      case Conditional c ->
          SqlNodes.when(conditions.apply(c.condition()), value(c.then()), value(c.otherwise()));
      case Aggregate a ->
          throw new IrException("", "%s(…) cannot be used here".formatted(a.function().word()));
    };
  }

  static SqlNode literal(Object value) {
    return switch (value) {
      case null -> SqlNodes.NULL;
      case String text -> SqlNodes.text(text);
      case Boolean flag -> flag ? SqlNodes.TRUE : SqlNodes.FALSE;
      case BigDecimal decimal -> SqlNodes.number(decimal);
      case Number number -> SqlNodes.number(number.longValue());
      default -> throw new IllegalStateException("no literal of " + value.getClass());
    };
  }

  /** A calendar value as what the engine's calendar functions take. */
  SqlNode moment(Expression expression) {
    if (expression instanceof Literal(String text)) {
      CalendarValue value = CalendarValue.of(text, generation);
      return value.isDay()
          ? dialect.dateLiteral(value.start().toLocalDate())
          : dialect.timestampLiteral(value.start());
    }
    if (expression instanceof Parameter(String name)) {
      CalendarValue value = CalendarValue.of(generation.valueOf(name), generation);
      SqlNode bound = generation.bind(value.start());
      return SqlNodes.cast(bound, dialect.typeName(ColumnType.TIMESTAMP));
    }
    TemporalForm form = formOf(expression);
    TemporalForm assumed = form == null ? TemporalForm.ISO_TIMESTAMP : form;
    return dialect.moment(value(expression), assumed, generation.zone());
  }

  private SqlNode arithmetic(Arithmetic a) {
    SqlNode left = value(a.left());
    SqlNode right = value(a.right());
    return switch (a.operator()) {
      case ADD -> SqlNodes.plus(left, right);
      case SUBTRACT -> SqlNodes.minus(left, right);
      case MULTIPLY -> SqlNodes.times(left, right);
      case DIVIDE ->
          dialect.divide(left, nonZero(a.right(), right), typeOf(a.left()), typeOf(a.right()));
      case MODULO -> SqlNodes.modulo(left, nonZero(a.right(), right));
      case CONCAT -> SqlNodes.concat(functions.text(a.left()), functions.text(a.right()));
    };
  }

  private static SqlNode nonZero(Expression divisor, SqlNode node) {
    boolean safe =
        divisor instanceof Literal(Object value)
            && value instanceof Number number
            && number.doubleValue() != 0;
    return safe ? node : SqlNodes.call("NULLIF", node, SqlNodes.ZERO);
  }
}
