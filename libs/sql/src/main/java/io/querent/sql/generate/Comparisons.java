package io.querent.sql.generate;

import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Literal;
import io.querent.semantics.ir.Expression.Parameter;
import io.querent.semantics.ir.Operator;
import io.querent.semantics.ir.Period;
import io.querent.sql.dialect.Dialect;
import io.querent.sql.dialect.SqlNodes;
import io.querent.sql.dialect.TemporalForm;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/**
 * Comparisons of values, each side brought to what the other one can be compared with: text that
 * spells numbers, calendar values in text or integer columns, constants of another type.
 */
final class Comparisons {
  private final Generation generation;
  private final Dialect dialect;
  private final Translator translator;
  private final CalendarComparison calendar;
  private final TextMatch texts;
  private final MembershipTest membership;

  Comparisons(Translator translator) {
    this.generation = translator.generation();
    this.dialect = generation.dialect();
    this.translator = translator;
    this.calendar = new CalendarComparison(generation, translator);
    this.texts = new TextMatch(translator);
    this.membership = new MembershipTest(translator, this);
  }

  /** A literal, or the value that a parameter is bound to. */
  record Constant(Object value, boolean bound) {}

  /** The constant that an expression is; empty when it must be computed. */
  Optional<Constant> constant(Expression expression) {
    return switch (expression) {
      case Literal(Object value) -> Optional.of(new Constant(value, false));
      case Parameter(String name) -> Optional.of(new Constant(generation.valueOf(name), true));
      default -> Optional.empty();
    };
  }

  SqlNode during(Expression left, Period period, boolean negated) {
    TemporalForm form = translator.formOf(left);
    TemporalForm assumed = form == null ? dialect.stored(TemporalForm.TIMESTAMP) : form;
    return calendar.during(left, assumed, period, negated);
  }

  SqlNode oneOf(Expression left, List<Expression> values, boolean negated) {
    return membership.test(left, values, negated);
  }

  SqlNode single(Expression left, Operator operator, Expression right) {
    switch (operator) {
      case LIKE, NOT_LIKE, CONTAINS, NOT_CONTAINS, STARTS_WITH, ENDS_WITH -> {
        return texts.match(left, operator, right, constant(right));
      }
      default -> {}
    }
    Optional<Constant> constant = constant(right);
    if (constant.isPresent()) {
      return withConstant(left, operator, constant.get());
    }
    Optional<Constant> first = constant(left);
    if (first.isPresent()) {
      return withConstant(right, flipped(operator), first.get());
    }
    return ofValues(left, operator, right);
  }

  private static Operator flipped(Operator operator) {
    return switch (operator) {
      case LT -> Operator.GT;
      case LE -> Operator.GE;
      case GT -> Operator.LT;
      case GE -> Operator.LE;
      default -> operator;
    };
  }

  static String symbol(Operator operator) {
    return operator == Operator.NE ? "<>" : operator.word();
  }

  SqlNode withConstant(Expression left, Operator operator, Constant constant) {
    if (constant.value() == null) {
      return operator == Operator.NE
          ? SqlNodes.isNotNull(translator.value(left))
          : SqlNodes.isNull(translator.value(left));
    }
    TemporalForm form = translator.formOf(left);
    boolean plainNumber =
        constant.value() instanceof Number
            && form != null
            && form.compareTo(TemporalForm.YEAR) >= 0;
    if (form != null && !plainNumber) {
      return calendar.compare(left, form, operator, constant.value(), constant.bound());
    }
    ColumnType type = translator.typeOf(left);
    boolean numberInText =
        type == ColumnType.STRING
            && constant.value() instanceof Number
            && operator != Operator.EQ
            && operator != Operator.NE;
    if (numberInText) {
      SqlNode number = dialect.numberOfText(translator.value(left));
      return SqlNodes.compare(symbol(operator), number, node(constant, ColumnType.FLOAT));
    }
    return SqlNodes.compare(symbol(operator), comparable(left, type), node(constant, type));
  }

  /** A constant's node, as a column of that type is compared with it. */
  SqlNode node(Constant constant, ColumnType type) {
    Object value = ConstantTypes.fit(constant.value(), type);
    return constant.bound()
        ? generation.bind(value)
        : Translator.literal(ConstantTypes.inline(value));
  }

  /** The value, as text where its type compares with nothing that a query can write. */
  SqlNode comparable(Expression expression, ColumnType type) {
    boolean opaque =
        type == ColumnType.JSON || type == ColumnType.ARRAY || type == ColumnType.OTHER;
    return opaque
        ? SqlNodes.cast(translator.value(expression), dialect.typeName(ColumnType.STRING))
        : translator.value(expression);
  }

  private SqlNode ofValues(Expression left, Operator operator, Expression right) {
    TemporalForm leftForm = translator.formOf(left);
    TemporalForm rightForm = translator.formOf(right);
    if (leftForm != null && rightForm != null && leftForm != rightForm) {
      return SqlNodes.compare(symbol(operator), translator.moment(left), translator.moment(right));
    }
    ColumnType leftType = translator.typeOf(left);
    ColumnType rightType = translator.typeOf(right);
    SqlNode leftNode = numberIfOther(left, leftType, rightType);
    SqlNode rightNode = numberIfOther(right, rightType, leftType);
    return SqlNodes.compare(symbol(operator), leftNode, rightNode);
  }

  private SqlNode numberIfOther(Expression expression, ColumnType type, ColumnType other) {
    SqlNode node = translator.value(expression);
    if (type == ColumnType.STRING && other != null && other.isNumeric()) {
      return dialect.numberOfText(node);
    }
    boolean asText =
        other == ColumnType.STRING && type != null && !type.isNumeric() && type != other;
    return asText ? SqlNodes.cast(node, dialect.typeName(ColumnType.STRING)) : node;
  }
}
