package io.querent.sql.guard;

import static io.querent.sql.guard.RefusalCode.PARAMETER;
import static io.querent.sql.guard.RefusalCode.UNPARSABLE;
import static io.querent.sql.guard.RefusalCode.WRITES;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.expression.*;
import net.sf.jsqlparser.expression.operators.arithmetic.*;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.conditional.XorExpression;
import net.sf.jsqlparser.expression.operators.relational.*;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.*;

/**
 * Walks expressions. A node passes only when its exact class has a step here, and each step visits
 * every child that the class can have; any other class is refused.
 */
final class ExpressionWalk {

  /** How one class of nodes is walked. */
  private interface Step<E> {
    void visit(ExpressionWalk walk, E node, Scope scope);
  }

  private static final Map<Class<?>, Step<Object>> STEPS = new HashMap<>();
  private static final Step<Object> LEAF = (walk, node, scope) -> {};

  static {
    Step<BinaryExpression> binary =
        (w, e, s) -> {
          w.visit(e.getLeftExpression(), s);
          w.visit(e.getRightExpression(), s);
        };
    for (Class<? extends BinaryExpression> type :
        List.of(
            Addition.class,
            Subtraction.class,
            Multiplication.class,
            Division.class,
            IntegerDivision.class,
            Modulo.class,
            Concat.class,
            BitwiseAnd.class,
            BitwiseOr.class,
            BitwiseXor.class,
            BitwiseLeftShift.class,
            BitwiseRightShift.class,
            AndExpression.class,
            OrExpression.class,
            XorExpression.class,
            EqualsTo.class,
            NotEqualsTo.class,
            GreaterThan.class,
            GreaterThanEquals.class,
            MinorThan.class,
            MinorThanEquals.class,
            SimilarToExpression.class,
            RegExpMatchOperator.class,
            Matches.class,
            Contains.class,
            ContainedBy.class,
            DoubleAnd.class,
            GeometryDistance.class,
            Intersects.class,
            JsonOperator.class,
            IsDistinctExpression.class,
            CosineSimilarity.class,
            Plus.class)) {
      put(type, binary);
    }
    for (Class<?> type :
        List.of(
            LongValue.class,
            DoubleValue.class,
            StringValue.class,
            HexValue.class,
            NullValue.class,
            BooleanValue.class,
            DateValue.class,
            TimeValue.class,
            TimestampValue.class,
            DateTimeLiteralExpression.class,
            DateUnitExpression.class,
            TimeKeyExpression.class,
            JdbcParameter.class,
            JdbcNamedParameter.class,
            AllValue.class,
            NumericBind.class)) {
      STEPS.put(type, LEAF);
    }
    putUnary();
    putComposite();
    putCalls();
    putRefused();
  }

  private final QueryWalk queries;
  private final CallWalk calls;
  private final NameResolution names;
  private final DialectRules rules;

  ExpressionWalk(QueryWalk queries, CallWalk calls, NameResolution names, DialectRules rules) {
    this.queries = queries;
    this.calls = calls;
    this.names = names;
    this.rules = rules;
  }

  void visit(Expression node, Scope scope) {
    if (node == null) {
      return;
    }
    Step<Object> step = STEPS.get(node.getClass());
    if (step == null) {
      throw new Refusal(
          UNPARSABLE,
          "The expression '"
              + shorten(node)
              + "' is of a kind that cannot be proven harmless; write it differently.",
          node.getClass().getSimpleName());
    }
    step.visit(this, node, scope);
  }

  void visitAll(Iterable<? extends Expression> nodes, Scope scope) {
    if (nodes != null) {
      for (Expression node : nodes) {
        visit(node, scope);
      }
    }
  }

  void orderBy(List<OrderByElement> elements, Scope scope) {
    if (elements != null) {
      for (OrderByElement element : elements) {
        visit(element.getExpression(), scope);
        queries.refuseIf(element.getWithFill() != null, "WITH FILL");
      }
    }
  }

  private static void putUnary() {
    put(NotExpression.class, (w, e, s) -> w.visit(e.getExpression(), s));
    put(SignedExpression.class, (w, e, s) -> w.visit(e.getExpression(), s));
    put(IsNullExpression.class, (w, e, s) -> w.visit(e.getLeftExpression(), s));
    put(IsBooleanExpression.class, (w, e, s) -> w.visit(e.getLeftExpression(), s));
    put(IsUnknownExpression.class, (w, e, s) -> w.visit(e.getLeftExpression(), s));
    put(ExistsExpression.class, (w, e, s) -> w.visit(e.getRightExpression(), s));
    put(CollateExpression.class, (w, e, s) -> w.visit(e.getLeftExpression(), s));
    put(ExtractExpression.class, (w, e, s) -> w.visit(e.getExpression(), s));
    put(IntervalExpression.class, (w, e, s) -> w.visit(e.getExpression(), s));
    put(AnyComparisonExpression.class, (w, e, s) -> w.visit(e.getSelect(), s));
    put(RowGetExpression.class, (w, e, s) -> w.visit(e.getExpression(), s));
    put(OracleNamedFunctionParameter.class, (w, e, s) -> w.visit(e.getExpression(), s));
    put(PostgresNamedFunctionParameter.class, (w, e, s) -> w.visit(e.getExpression(), s));
    put(AliasedExpression.class, (w, e, s) -> w.visit(e.getExpression(), s));
    put(
        CastExpression.class,
        (w, e, s) -> {
          w.queries.refuseIf(
              e.getColumnDefinitions() != null && !e.getColumnDefinitions().isEmpty(), "ROW cast");
          w.visit(e.getLeftExpression(), s);
        });
    put(
        LikeExpression.class,
        (w, e, s) -> {
          w.visit(e.getLeftExpression(), s);
          w.visit(e.getRightExpression(), s);
          w.visit(e.getEscape(), s);
        });
  }

  private static void putComposite() {
    put(ExpressionList.class, (w, e, s) -> w.visitAll((ExpressionList<?>) e, s));
    put(ParenthesedExpressionList.class, (w, e, s) -> w.visitAll((ExpressionList<?>) e, s));
    put(NamedExpressionList.class, (w, e, s) -> w.visitAll((ExpressionList<?>) e, s));
    put(RowConstructor.class, (w, e, s) -> w.visitAll((ExpressionList<?>) e, s));
    put(PartitionByClause.class, (w, e, s) -> w.visitAll(e, s));
    put(
        Between.class,
        (w, e, s) -> {
          w.visit(e.getLeftExpression(), s);
          w.visit(e.getBetweenExpressionStart(), s);
          w.visit(e.getBetweenExpressionEnd(), s);
        });
    put(
        InExpression.class,
        (w, e, s) -> {
          boolean name = e.getRightExpression() instanceof Column;
          w.queries.refuseIf(name && !w.rules.listColumns(), "IN before a bare name");
          w.visit(e.getLeftExpression(), s);
          w.visit(e.getRightExpression(), s);
        });
    put(
        CaseExpression.class,
        (w, e, s) -> {
          w.visit(e.getSwitchExpression(), s);
          w.visitAll(e.getWhenClauses(), s);
          w.visit(e.getElseExpression(), s);
        });
    put(
        WhenClause.class,
        (w, e, s) -> {
          w.visit(e.getWhenExpression(), s);
          w.visit(e.getThenExpression(), s);
        });
    put(ArrayConstructor.class, (w, e, s) -> w.visitAll(e.getExpressions(), s));
    put(
        ArrayExpression.class,
        (w, e, s) -> {
          w.visit(e.getObjExpression(), s);
          w.visit(e.getIndexExpression(), s);
          w.visit(e.getStartIndexExpression(), s);
          w.visit(e.getStopIndexExpression(), s);
        });
    put(
        TimezoneExpression.class,
        (w, e, s) -> {
          w.visit(e.getLeftExpression(), s);
          w.visitAll(e.getTimezoneExpressions(), s);
        });
    put(
        OverlapsCondition.class,
        (w, e, s) -> {
          w.visitAll(e.getLeft(), s);
          w.visitAll(e.getRight(), s);
        });
    put(
        JsonExpression.class,
        (w, e, s) -> {
          w.visit(e.getExpression(), s);
          e.getIdentList().forEach(ident -> w.visit(ident.getKey(), s));
        });
    put(
        RangeExpression.class,
        (w, e, s) -> {
          w.visit(e.getStartExpression(), s);
          w.visit(e.getEndExpression(), s);
        });
    put(
        MapExpression.class,
        (w, e, s) ->
            e.getEntries()
                .forEach(
                    entry -> {
                      w.visit(entry.getKey(), s);
                      w.visit(entry.getValue(), s);
                    }));
    put(
        StructType.class,
        (w, e, s) -> {
          if (e.getArguments() != null) {
            e.getArguments().forEach(item -> w.visit(item.getExpression(), s));
          }
        });
    put(
        LambdaExpression.class,
        (w, e, s) -> {
          Scope inner = new Scope(s);
          e.getIdentifiers().forEach(i -> inner.addAlias(Names.normal(i, w.rules)));
          w.visit(e.getExpression(), inner);
        });
  }

  private static void putCalls() {
    put(Function.class, (w, e, s) -> w.calls.function(e, s));
    put(XmlTableFunction.class, (w, e, s) -> w.calls.xmlTable(e, s));
    put(AnalyticExpression.class, (w, e, s) -> w.calls.analytic(e, s));
    put(TrimFunction.class, (w, e, s) -> w.calls.trim(e, s));
    put(JsonFunction.class, (w, e, s) -> w.calls.json(e, s));
    put(JsonAggregateFunction.class, (w, e, s) -> w.calls.jsonAggregate(e, s));
    put(XMLSerializeExpr.class, (w, e, s) -> w.calls.xmlSerialize(e, s));
    put(Column.class, (w, e, s) -> w.column(e, s));
    put(AllColumns.class, (w, e, s) -> w.allColumns(e, s));
    put(
        AllTableColumns.class,
        (w, e, s) -> {
          w.names.owner(e.getTable(), s);
          w.allColumns(e, s);
        });
    put(
        FunctionAllColumns.class,
        (w, e, s) -> {
          w.allColumns(e, s);
          w.visit(e.getFunction(), s);
        });
    for (Class<? extends Select> type :
        List.of(
            ParenthesedSelect.class,
            LateralSubSelect.class,
            PlainSelect.class,
            SetOperationList.class,
            Values.class,
            TableStatement.class)) {
      put(type, (w, e, s) -> w.queries.query(e, s));
    }
  }

  private static void putRefused() {
    put(
        UserVariable.class,
        (w, e, s) -> {
          if (!w.rules.attributeCalls()) {
            throw new Refusal(
                PARAMETER, "The session variable " + e + " is not allowed; bind a value.", "" + e);
          }
        });
    put(
        NextValExpression.class,
        (w, e, s) -> {
          throw new Refusal(
              WRITES, "A query may not advance a sequence; remove " + e + ".", "" + e);
        });
  }

  private void column(Column column, Scope scope) {
    queries.refuseIf(column.getOldOracleJoinSyntax() != 0, "the join mark (+)");
    queries.refuseIf(column.getReturningReferenceType() != null, "a RETURNING reference");
    names.column(column, scope);
    visit(column.getArrayConstructor(), scope);
  }

  private void allColumns(AllColumns all, Scope scope) {
    if (all.getReplaceExpressions() != null) {
      all.getReplaceExpressions().forEach(item -> visit(item.getExpression(), scope));
    }
  }

  @SuppressWarnings("unchecked")
  private static <E> void put(Class<? extends E> type, Step<E> step) {
    STEPS.put(type, (Step<Object>) step);
  }

  private static String shorten(Object node) {
    String text = String.valueOf(node);
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
