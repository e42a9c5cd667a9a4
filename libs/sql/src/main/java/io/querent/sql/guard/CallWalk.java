package io.querent.sql.guard;

import static io.querent.sql.guard.RefusalCode.FORBIDDEN_FUNCTION;

import java.util.List;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JsonAggregateFunction;
import net.sf.jsqlparser.expression.JsonFunction;
import net.sf.jsqlparser.expression.JsonFunctionExpression;
import net.sf.jsqlparser.expression.JsonKeyValuePair;
import net.sf.jsqlparser.expression.KeepExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.WindowElement;
import net.sf.jsqlparser.expression.WindowOffset;
import net.sf.jsqlparser.expression.XMLSerializeExpr;
import net.sf.jsqlparser.expression.XmlTableFunction;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Limit;

/** Walks calls of functions: the name must be allowed, and every argument is visited. */
final class CallWalk {
  private final DialectRules rules;
  private final FunctionCheck check;
  private final Findings findings;
  private ExpressionWalk expressions;

  CallWalk(DialectRules rules, FunctionCheck check, Findings findings) {
    this.rules = rules;
    this.check = check;
    this.findings = findings;
  }

  void connect(ExpressionWalk walk) {
    this.expressions = walk;
  }

  /** A function in FROM. */
  void relation(Function function, Scope scope) {
    FunctionClass known = function(function, scope);
    if (known != FunctionClass.TABLE
        && known != FunctionClass.SYSTEM
        && !rules.anyFunctionInFrom()) {
      throw new Refusal(
          FORBIDDEN_FUNCTION,
          "The function " + function.getName() + " may not stand in FROM; call it in SELECT.",
          function.getName());
    }
  }

  FunctionClass function(Function f, Scope scope) {
    if (f.getClass() == XmlTableFunction.class) {
      xmlTable((XmlTableFunction) f, scope);
      return FunctionClass.TABLE;
    }
    if (f.getClass() != Function.class) {
      expressions.visit(f, scope);
    }
    FunctionClass known = name(f.getMultipartName());
    if (f.isEscaped() || f.getAttribute() != null && !(f.getAttribute() instanceof Expression)) {
      throw new Refusal(
          FORBIDDEN_FUNCTION, "The form of the call " + f.getName() + " is not allowed.", "" + f);
    }
    parameters(f, scope);
    expressions.visitAll(f.getNamedParameters(), scope);
    expressions.visitAll(f.getChainedParameters(), scope);
    expressions.visit((Expression) f.getAttribute(), scope);
    expressions.orderBy(f.getOrderByElements(), scope);
    keywordArguments(f.getKeywordArguments(), scope);
    having(f.getHavingClause(), scope);
    limit(f.getLimit(), scope);
    keep(f.getKeep(), scope);
    countGenerated(f);
    return known;
  }

  /** In {@code xmlelement(NAME tag, …)} the tag looks like a column and is none. */
  private void parameters(Function f, Scope scope) {
    ExpressionList<?> parameters = f.getParameters();
    boolean tagged =
        "name".equalsIgnoreCase(f.getExtraKeyword())
            && !parameters.isEmpty()
            && parameters.getFirst() instanceof Column;
    expressions.visitAll(tagged ? parameters.subList(1, parameters.size()) : parameters, scope);
  }

  void analytic(AnalyticExpression a, Scope scope) {
    name(List.of(a.getName().split("\\.")));
    expressions.visit(a.getExpression(), scope);
    expressions.visit(a.getOffset(), scope);
    expressions.visit(a.getDefaultValue(), scope);
    expressions.visit(a.getFilterExpression(), scope);
    expressions.orderBy(a.getFuncOrderBy(), scope);
    expressions.orderBy(a.getOrderByElements(), scope);
    expressions.visitAll(a.getPartitionExpressionList(), scope);
    keywordArguments(a.getKeywordArguments(), scope);
    having(a.getHavingClause(), scope);
    limit(a.getLimit(), scope);
    keep(a.getKeep(), scope);
    frame(a.getWindowElement(), scope);
    window(a.getWindowDefinition(), scope);
  }

  void window(WindowDefinition window, Scope scope) {
    if (window != null) {
      expressions.visitAll(window.getPartitionBy(), scope);
      expressions.orderBy(window.getOrderByElements(), scope);
      frame(window.getWindowElement(), scope);
    }
  }

  void limit(Limit limit, Scope scope) {
    if (limit != null) {
      expressions.visit(limit.getRowCount(), scope);
      expressions.visit(limit.getOffset(), scope);
      expressions.visitAll(limit.getByExpressions(), scope);
    }
  }

  void trim(TrimFunction trim, Scope scope) {
    findings.function("trim");
    expressions.visit(trim.getExpression(), scope);
    expressions.visit(trim.getFromExpression(), scope);
  }

  void xmlTable(XmlTableFunction table, Scope scope) {
    check.require(null, "xmltable", "");
    findings.function("xmltable");
    expressions.visitAll(table.getAllExpressions(), scope);
    expressions.visit(table.getRowPathExpression(), scope);
    table.getPassingClauses().forEach(p -> expressions.visit(p.getValueExpression(), scope));
    table
        .getColumnDefinitions()
        .forEach(
            c -> {
              expressions.visit(c.getPathExpression(), scope);
              expressions.visit(c.getDefaultExpression(), scope);
            });
  }

  void xmlSerialize(XMLSerializeExpr xml, Scope scope) {
    check.require(null, "xmlserialize", "");
    findings.function("xmlserialize");
    expressions.visit(xml.getExpression(), scope);
    expressions.visitAll(xml.getExpressions(), scope);
    expressions.orderBy(xml.getOrderByElements(), scope);
  }

  void json(JsonFunction json, Scope scope) {
    named("json_" + json.getType());
    for (JsonKeyValuePair pair : json.getKeyValuePairs()) {
      value(pair.getKey(), scope);
      value(pair.getValue(), scope);
    }
    json.getExpressions().forEach(e -> expressions.visit(e.getExpression(), scope));
    expressions.visitAll(json.getPassingExpressions(), scope);
    JsonFunctionExpression input = json.getInputExpression();
    if (input != null) {
      expressions.visit(input.getExpression(), scope);
    }
    expressions.visit(json.getJsonPathExpression(), scope);
    behaviour(json.getOnEmptyBehavior(), scope);
    behaviour(json.getOnErrorBehavior(), scope);
  }

  void jsonAggregate(JsonAggregateFunction json, Scope scope) {
    named("json_" + json.getType());
    expressions.visit(json.getExpression(), scope);
    value(json.getKey(), scope);
    value(json.getValue(), scope);
    expressions.orderBy(json.getExpressionOrderByElements(), scope);
    expressions.visit(json.getFilterExpression(), scope);
    expressions.visitAll(json.getPartitionExpressionList(), scope);
    expressions.orderBy(json.getOrderByElements(), scope);
    frame(json.getWindowElement(), scope);
  }

  private void named(String type) {
    findings.function(Lexer.lower(type));
  }

  private void behaviour(JsonFunction.JsonOnResponseBehavior behaviour, Scope scope) {
    if (behaviour != null) {
      expressions.visit(behaviour.getExpression(), scope);
    }
  }

  /** Where the parser keeps text, it is a bare name or literal; calls in it the lexer has seen. */
  private void value(Object value, Scope scope) {
    if (value instanceof Expression expression) {
      expressions.visit(expression, scope);
    } else if (value != null && !(value instanceof String)) {
      throw new Refusal(
          RefusalCode.UNPARSABLE,
          "The JSON value '" + value + "' cannot be proven harmless; write it differently.",
          value.getClass().getSimpleName());
    }
  }

  private FunctionClass name(List<String> parts) {
    String name = Names.normal(parts.getLast(), rules);
    String schema = parts.size() == 1 ? null : Names.normal(parts.getFirst(), rules);
    FunctionClass known = check.require(parts.size() > 2 ? "…" : schema, name, "");
    findings.function(name);
    return known;
  }

  private void keywordArguments(List<Function.KeywordArgument> arguments, Scope scope) {
    if (arguments != null) {
      arguments.forEach(a -> expressions.visit(a.getExpression(), scope));
    }
  }

  private void having(Function.HavingClause having, Scope scope) {
    if (having != null) {
      expressions.visit(having.getExpression(), scope);
    }
  }

  private void keep(KeepExpression keep, Scope scope) {
    if (keep != null) {
      expressions.orderBy(keep.getOrderByElements(), scope);
    }
  }

  private void frame(WindowElement frame, Scope scope) {
    if (frame != null) {
      offset(frame.getOffset(), scope);
      if (frame.getRange() != null) {
        offset(frame.getRange().getStart(), scope);
        offset(frame.getRange().getEnd(), scope);
      }
    }
  }

  private void offset(WindowOffset offset, Scope scope) {
    if (offset != null) {
      expressions.visit(offset.getExpression(), scope);
    }
  }

  private void countGenerated(Function f) {
    String name = Lexer.lower(f.getName());
    if (!name.endsWith("generate_series") && !name.equals("range")) {
      return;
    }
    ExpressionList<?> arguments = f.getParameters();
    if (arguments == null || arguments.isEmpty()) {
      return;
    }
    Double first = literal(arguments.getFirst());
    Double last = arguments.size() > 1 ? literal(arguments.get(1)) : first;
    Double step = arguments.size() > 2 ? literal(arguments.get(2)) : Double.valueOf(1);
    if (first == null || last == null || step == null || step == 0) {
      findings.warn("How many rows " + name + " makes cannot be told in advance.");
    } else {
      double from = arguments.size() > 1 ? first : 0;
      findings.generates(Math.floor((last - from) / step) + 1);
    }
  }

  private static Double literal(Expression e) {
    if (e instanceof LongValue value) {
      return Double.valueOf(value.getStringValue());
    }
    if (e instanceof SignedExpression signed && signed.getExpression() instanceof LongValue value) {
      double number = Double.parseDouble(value.getStringValue());
      return signed.getSign() == '-' ? -number : number;
    }
    return null;
  }
}
