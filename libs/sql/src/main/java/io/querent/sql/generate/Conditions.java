package io.querent.sql.generate;

import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Filter.Comparison;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Operator;
import io.querent.sql.dialect.SqlNodes;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Conditions as SQL, all of whose columns are at hand. */
final class Conditions {
  private final Translator translator;
  private final Subqueries subqueries;
  private final Frame frame;
  private final Comparisons comparisons;

  Conditions(Translator translator, Subqueries subqueries, Frame frame) {
    this.translator = translator;
    this.subqueries = subqueries;
    this.frame = frame;
    this.comparisons = new Comparisons(translator);
  }

  SqlNode of(Filter filter) {
    return switch (filter) {
      case Filter.And and ->
          and.filters().isEmpty()
              ? always(true)
              : SqlNodes.and(and.filters().stream().map(this::of).toList());
      case Filter.Or or -> SqlNodes.or(or.filters().stream().map(this::of).toList());
      case Filter.Not not -> SqlNodes.not(of(not.filter()));
      case Filter.Exists exists -> subqueries.exists(exists, frame);
      case Comparison c -> comparison(c);
    };
  }

  /** A condition that always or never holds; a bare TRUE is no condition in every engine. */
  static SqlNode always(boolean holds) {
    return SqlNodes.compare("=", SqlNodes.ONE, holds ? SqlNodes.ONE : SqlNodes.ZERO);
  }

  private SqlNode comparison(Comparison c) {
    return switch (c.right()) {
      case null ->
          c.operator() == Operator.IS_NULL
              ? SqlNodes.isNull(translator.value(c.left()))
              : SqlNodes.isNotNull(translator.value(c.left()));
      case Operand.Single(Expression e) -> comparisons.single(c.left(), c.operator(), e);
      case Operand.Several(List<Expression> all) ->
          comparisons.oneOf(c.left(), all, c.operator() == Operator.NOT_IN);
      case Operand.Range(Expression low, Expression high) ->
          c.operator() == Operator.NOT_BETWEEN
              ? SqlNodes.or(
                  List.of(
                      comparisons.single(c.left(), Operator.LT, low),
                      comparisons.single(c.left(), Operator.GT, high)))
              : SqlNodes.and(
                  comparisons.single(c.left(), Operator.GE, low),
                  comparisons.single(c.left(), Operator.LE, high));
      case Operand.During during ->
          comparisons.during(c.left(), during.period(), c.operator() == Operator.NOT_DURING);
      case Operand.Nested nested -> nested(c, nested);
    };
  }

  private SqlNode nested(Comparison c, Operand.Nested nested) {
    SqlNode left = translator.value(c.left());
    List<SqlNode> operands = new ArrayList<>(List.of(left));
    return switch (c.operator()) {
      case IN -> {
        operands.add(subqueries.nested(nested, frame));
        yield SqlStdOperatorTable.IN.createCall(SqlNodes.POS, operands);
      }
      case NOT_IN -> {
        operands.add(subqueries.nestedWithoutNulls(nested, frame));
        yield SqlStdOperatorTable.NOT_IN.createCall(SqlNodes.POS, operands);
      }
      case NE -> SqlNodes.compare("<>", left, subqueries.nested(nested, frame));
      default -> SqlNodes.compare(c.operator().word(), left, subqueries.nested(nested, frame));
    };
  }
}
