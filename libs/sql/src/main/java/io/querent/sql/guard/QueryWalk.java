package io.querent.sql.guard;

import static io.querent.sql.guard.RefusalCode.LOCKS;
import static io.querent.sql.guard.RefusalCode.TIME_PREDICATE_MISSING;
import static io.querent.sql.guard.RefusalCode.UNBOUNDED;
import static io.querent.sql.guard.RefusalCode.UNPARSABLE;
import static io.querent.sql.guard.RefusalCode.WRITES;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Distinct;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.TableStatement;
import net.sf.jsqlparser.statement.select.UnionOp;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;

/** Walks queries: the clauses of every kind of SELECT, and the common tables before it. */
final class QueryWalk {
  private final DialectRules rules;
  private final Findings findings;
  private final Map<String, String> timeColumns;
  private final CallWalk calls;
  private final ExpressionWalk expressions;
  private final FromWalk from;

  QueryWalk(
      DialectRules rules,
      FunctionCheck check,
      NameResolution names,
      Findings findings,
      Map<String, String> timeColumns) {
    this.rules = rules;
    this.findings = findings;
    this.timeColumns = timeColumns;
    calls = new CallWalk(rules, check, findings);
    expressions = new ExpressionWalk(this, calls, names, rules);
    calls.connect(expressions);
    from = new FromWalk(this, expressions, calls, names, rules, findings);
  }

  /** Walks a query; returns the names of its output columns, or null when they cannot be known. */
  List<String> query(Select select, Scope outer) {
    refuseClauses(select);
    Scope scope = new Scope(outer);
    commonTables(select, scope);
    return switch (select) {
      case PlainSelect plain -> plain(plain, scope);
      case SetOperationList union -> union(union, scope);
      case ParenthesedSelect inner -> parenthesed(inner, scope);
      case Values values -> values(values, scope);
      case TableStatement table -> table(table, scope);
      default -> throw unproven(select.getClass().getSimpleName());
    };
  }

  void refuseIf(boolean present, String construct) {
    if (present) {
      throw unproven(construct);
    }
  }

  private void refuseClauses(Select s) {
    if (s.getForMode() != null
        || s.getForUpdate() != null
        || s.getForUpdateTable() != null
        || s.getForUpdateTables() != null && !s.getForUpdateTables().isEmpty()
        || s.isSkipLocked()
        || s.isNoWait()
        || s.getWait() != null) {
      throw new Refusal(
          LOCKS, "The statement locks what it reads; remove FOR UPDATE or FOR SHARE.", "");
    }
    refuseIf(s.getForClause() != null, "FOR XML or FOR JSON");
    refuseIf(s.getOption() != null, "OPTION");
    refuseIf(s.getInterpolate() != null && !s.getInterpolate().isEmpty(), "INTERPOLATE");
    refuseIf(s.getLimitBy() != null, "LIMIT BY");
    refuseIf(s.getIsolation() != null, "an isolation level");
    refuseIf(s.getMySqlProcedureAnalyse() != null, "PROCEDURE");
    refuseIf(s.getPivot() != null || s.getUnPivot() != null, "PIVOT");
  }

  private void commonTables(Select select, Scope scope) {
    List<WithItem<?>> items = select.getWithItemsList();
    if (items == null) {
      return;
    }
    boolean recursive = items.stream().anyMatch(WithItem::isRecursive);
    for (WithItem<?> item : items) {
      refuseIf(item.getWithFunctionDeclaration() != null, "a function in WITH");
      if (!(item.getParenthesedStatement() instanceof ParenthesedSelect body)) {
        throw new Refusal(
            WRITES,
            "The common table " + item.getAliasName() + " changes data; a query may only read.",
            item.getAliasName());
      }
      String name = Names.normal(item.getAliasName(), rules);
      List<String> listed = listedColumns(item, name);
      Scope inside = new Scope(scope);
      List<String> columns =
          recursive ? recursiveTable(body, name, listed, inside) : query(body, inside);
      scope.addCommonTable(
          name, new Scope.CommonTable(searchOrCycle(item) ? null : rename(columns, listed)));
    }
  }

  private boolean searchOrCycle(WithItem<?> item) {
    if (item.getCycleClause() != null) {
      Scope none = new Scope(null);
      expressions.visit(item.getCycleClause().getMarkValue(), none);
      expressions.visit(item.getCycleClause().getMarkDefault(), none);
    }
    return item.getCycleClause() != null || item.getSearchClause() != null;
  }

  private List<String> listedColumns(WithItem<?> item, String name) {
    List<SelectItem<?>> items = item.getWithItemList();
    if (items == null || items.isEmpty()) {
      return List.of();
    }
    findings.columnList(name);
    List<String> names = new ArrayList<>();
    for (SelectItem<?> column : items) {
      if (!(column.getExpression() instanceof Column c)) {
        throw unproven("the column list of " + name);
      }
      names.add(Names.normal(c.getColumnName(), rules));
    }
    return names;
  }

  /**
   * Only the last branch of a plain chain of UNIONs sees the table itself. In any other branch, or
   * behind another set operation, some engines take the name for a stored table, and so do we.
   */
  private List<String> recursiveTable(
      ParenthesedSelect body, String name, List<String> listed, Scope scope) {
    if (!(body.getSelect() instanceof SetOperationList union)
        || !union.getOperations().stream().allMatch(UnionOp.class::isInstance)
        || union.getWithItemsList() != null
        || body.getWithItemsList() != null) {
      return query(body, scope);
    }
    refuseClauses(body);
    refuseClauses(union);
    List<String> columns = null;
    for (Select branch : union.getSelects().subList(0, union.getSelects().size() - 1)) {
      List<String> names = query(branch, scope);
      columns = branch == union.getSelects().getFirst() ? rename(names, listed) : columns;
    }
    Scope inside = new Scope(scope);
    inside.addCommonTable(name, new Scope.CommonTable(columns));
    Select last = union.getSelects().getLast();
    refuseEndless(last, name, union);
    query(last, inside);
    tail(union, outputScope(columns, inside));
    tail(body, inside);
    return columns;
  }

  private void refuseEndless(Select branch, String name, Select union) {
    if (branch instanceof PlainSelect plain
        && plain.getFromItem() instanceof Table table
        && Names.normal(table.getName(), rules).equals(name)
        && plain.getJoins() == null
        && plain.getWhere() == null
        && plain.getHaving() == null
        && plain.getLimit() == null
        && union.getLimit() == null) {
      throw new Refusal(
          UNBOUNDED,
          "The recursion of "
              + name
              + " has no condition that ends it; add a WHERE to its second part.",
          name);
    }
  }

  private List<String> plain(PlainSelect p, Scope scope) {
    findings.select();
    refusePlainClauses(p);
    Set<String> tables = new HashSet<>();
    findings.columns().clear();
    from.items(p, scope, tables);
    expressions.visit(p.getWhere(), scope);
    expressions.visit(p.getPreWhere(), scope);
    requireTimePredicate(tables);
    boolean named = aliases(p, scope);
    p.getSelectItems().forEach(item -> expressions.visit(item.getExpression(), scope));
    distinct(p.getDistinct(), scope);
    groupBy(p.getGroupBy(), scope);
    expressions.visit(p.getHaving(), scope);
    expressions.visit(p.getQualify(), scope);
    if (p.getWindowDefinitions() != null) {
      p.getWindowDefinitions().forEach(w -> calls.window(w, scope));
    }
    tail(p, scope);
    return named ? output(p, scope) : null;
  }

  private void refusePlainClauses(PlainSelect p) {
    if (p.getIntoTables() != null && !p.getIntoTables().isEmpty()
        || p.getIntoTempTable() != null
        || p.getMySqlSelectIntoClause() != null) {
      throw new Refusal(WRITES, "The statement stores what it finds; remove INTO.", "INTO");
    }
    refuseIf(p.getSettings() != null && !p.getSettings().isEmpty(), "SETTINGS");
    refuseIf(p.getOptimizeFor() != null, "OPTIMIZE FOR");
    refuseIf(p.getTop() != null, "TOP");
    refuseIf(p.getSkip() != null, "SKIP");
    refuseIf(p.getFirst() != null, "FIRST");
    refuseIf(p.getOracleHierarchical() != null, "CONNECT BY");
    refuseIf(p.getOracleHint() != null, "a hint");
    refuseIf(p.getPreferringClause() != null, "PREFERRING");
    refuseIf(p.getForXmlPath() != null, "FOR XML");
    refuseIf(p.getKsqlWindow() != null || p.isEmitChanges(), "a stream window");
    refuseIf(p.getLateralViews() != null && !p.getLateralViews().isEmpty(), "LATERAL VIEW");
    refuseIf(p.getBigQuerySelectQualifier() != null, "AS STRUCT or AS VALUE");
    refuseIf(p.isUsingFinal() || p.isUseWithNoLog(), "FINAL or WITH NO LOG");
    refuseIf(p.getMySqlSqlCalcFoundRows() || p.getMySqlHintStraightJoin(), "a MySQL option");
    refuseIf(p.getMySqlSqlCacheFlag() != null, "a MySQL cache option");
  }

  private void requireTimePredicate(Set<String> tables) {
    for (String table : tables) {
      String column = timeColumns.get(table);
      if (column != null && !findings.columns().contains(Names.ofCatalogue(column, rules))) {
        throw new Refusal(
            TIME_PREDICATE_MISSING,
            "The table %s is large: add a condition on its time column %s, e.g. the last 30 days."
                .formatted(table, column),
            table);
      }
    }
  }

  /** Makes the aliases of SELECT visible; returns whether every output column has a name. */
  private boolean aliases(PlainSelect p, Scope scope) {
    boolean named = true;
    for (SelectItem<?> item : p.getSelectItems()) {
      if (item.getAlias() != null && item.getAlias().getName() != null) {
        scope.addAlias(Names.normal(item.getAlias().getName(), rules));
      } else {
        named &= item.getExpression() instanceof Column;
      }
    }
    return named;
  }

  private List<String> output(PlainSelect p, Scope scope) {
    List<String> names = new ArrayList<>();
    for (SelectItem<?> item : p.getSelectItems()) {
      if (item.getAlias() != null) {
        names.add(Names.normal(item.getAlias().getName(), rules));
      } else if (item.getExpression() instanceof Column column) {
        names.add(Names.normal(column.getColumnName(), rules));
      }
    }
    return scope == null ? null : names;
  }

  private void distinct(Distinct distinct, Scope scope) {
    if (distinct != null && distinct.getOnSelectItems() != null) {
      distinct.getOnSelectItems().forEach(item -> expressions.visit(item.getExpression(), scope));
    }
  }

  private void groupBy(GroupByElement group, Scope scope) {
    if (group != null) {
      expressions.visitAll(group.getGroupByExpressionList(), scope);
      if (group.getGroupingSets() != null) {
        group.getGroupingSets().forEach(set -> expressions.visitAll(set, scope));
      }
    }
  }

  private List<String> union(SetOperationList union, Scope scope) {
    List<String> columns = null;
    boolean first = true;
    for (Select branch : union.getSelects()) {
      List<String> names = query(branch, scope);
      columns = first ? names : columns;
      first = false;
    }
    tail(union, outputScope(columns, scope));
    return columns;
  }

  private List<String> parenthesed(ParenthesedSelect inner, Scope scope) {
    List<String> columns = query(inner.getSelect(), scope);
    tail(inner, outputScope(columns, scope));
    return columns;
  }

  private List<String> values(Values values, Scope scope) {
    expressions.visitAll(values.getExpressions(), scope);
    Scope tail = new Scope(scope);
    tail.markOpaque();
    tail(values, tail);
    return null;
  }

  private List<String> table(TableStatement statement, Scope scope) {
    findings.tableStatement();
    List<String> columns = from.columnsOf(statement.getTable(), scope);
    tail(statement, outputScope(columns, scope));
    return columns;
  }

  private void tail(Select select, Scope scope) {
    expressions.orderBy(select.getOrderByElements(), scope);
    calls.limit(select.getLimit(), scope);
    if (select.getOffset() != null) {
      expressions.visit(select.getOffset().getOffset(), scope);
    }
    if (select.getFetch() != null) {
      expressions.visit(select.getFetch().getExpression(), scope);
    }
  }

  private static Scope outputScope(List<String> columns, Scope parent) {
    Scope scope = new Scope(parent);
    if (columns == null) {
      scope.markOpaque();
    } else {
      columns.forEach(scope::addAlias);
    }
    return scope;
  }

  /** Column names after a list of aliases renamed the first of them. */
  static List<String> rename(List<String> columns, List<String> aliases) {
    if (aliases.isEmpty()) {
      return columns;
    }
    if (columns == null || columns.size() < aliases.size()) {
      return columns == null ? null : aliases;
    }
    List<String> renamed = new ArrayList<>(aliases);
    renamed.addAll(columns.subList(aliases.size(), columns.size()));
    return renamed;
  }

  private static Refusal unproven(String construct) {
    return new Refusal(
        UNPARSABLE,
        "The statement uses "
            + construct
            + ", which cannot be proven harmless; write it differently.",
        construct);
  }

  void expression(Expression expression, Scope scope) {
    expressions.visit(expression, scope);
  }
}
