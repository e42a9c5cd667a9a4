package io.querent.sql.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.Values;

/** Walks FROM and brings what it names into scope. */
final class FromWalk {
  private final QueryWalk queries;
  private final ExpressionWalk expressions;
  private final CallWalk calls;
  private final NameResolution names;
  private final DialectRules rules;
  private final Findings findings;

  FromWalk(
      QueryWalk queries,
      ExpressionWalk expressions,
      CallWalk calls,
      NameResolution names,
      DialectRules rules,
      Findings findings) {
    this.queries = queries;
    this.expressions = expressions;
    this.calls = calls;
    this.names = names;
    this.rules = rules;
    this.findings = findings;
  }

  /** Walks FROM and its joins; adds the ids of its tables to {@code tables}. */
  void items(PlainSelect select, Scope scope, Set<String> tables) {
    if (select.getFromItem() != null) {
      item(select.getFromItem(), scope, tables);
    }
    joins(select.getJoins(), scope, tables);
  }

  private void joins(List<Join> joins, Scope scope, Set<String> tables) {
    if (joins == null) {
      return;
    }
    for (Join join : joins) {
      queries.refuseIf(join.isWindowJoin() || join.getJoinWindow() != null, "a window join");
      queries.refuseIf(join.getJoinHint() != null, "a join hint");
      queries.refuseIf(join.isArray() || join.isApply() || join.isFetch(), "this kind of join");
      item(join.getFromItem(), scope, tables);
    }
    for (Join join : joins) {
      expressions.visitAll(join.getOnExpressions(), scope);
      if (join.getUsingColumns() != null) {
        join.getUsingColumns()
            .forEach(c -> findings.column(Names.normal(c.getColumnName(), rules)));
      }
    }
  }

  private void item(FromItem item, Scope scope, Set<String> tables) {
    queries.refuseIf(item.getPivot() != null || item.getUnPivot() != null, "PIVOT");
    switch (item) {
      case Table table -> table(table, scope, tables);
      case ParenthesedSelect derived -> {
        List<String> columns = queries.query(derived, scope);
        source(derived.getAlias(), "", columns, scope);
      }
      case TableFunction function -> function(function, scope);
      case ParenthesedFromItem inner -> {
        item(inner.getFromItem(), scope, tables);
        joins(inner.getJoins(), scope, tables);
        if (inner.getAlias() != null) {
          source(inner.getAlias(), "", null, scope);
        }
      }
      case Values values -> {
        queries.query(values, scope);
        source(values.getAlias(), "", null, scope);
      }
      default -> queries.refuseIf(true, item.getClass().getSimpleName() + " in FROM");
    }
  }

  private void table(Table table, Scope scope, Set<String> tables) {
    queries.refuseIf(table.getIndexHint() != null, "an index hint");
    queries.refuseIf(table.getSqlServerHints() != null, "a table hint");
    queries.refuseIf(table.getTimeTravel() != null, "time travel");
    queries.refuseIf(table.getTimeTravelStrAfterAlias() != null, "time travel");
    String written = Names.normal(table.getName(), rules);
    Scope.CommonTable common = commonTable(table, scope);
    if (common != null) {
      source(table.getAlias(), written, common.columns(), scope);
      return;
    }
    CatalogueIndex.Entry entry = names.relation(table);
    tables.add(entry.id());
    List<String> columns = entry.columns() == null ? null : new ArrayList<>(entry.columns());
    if (columns != null && hasColumnList(table.getAlias())) {
      columns = null;
    }
    source(table.getAlias(), written, columns, scope);
  }

  private Scope.CommonTable commonTable(Table table, Scope scope) {
    return table.getNameParts().size() > 1
        ? null
        : scope.commonTable(Names.normal(table.getName(), rules));
  }

  /** Output columns of {@code TABLE name}. */
  List<String> columnsOf(Table table, Scope scope) {
    Scope.CommonTable common = commonTable(table, scope);
    if (common != null) {
      return common.columns();
    }
    CatalogueIndex.Entry entry = names.relation(table);
    return entry.columns() == null ? null : new ArrayList<>(entry.columns());
  }

  private void function(TableFunction call, Scope scope) {
    String name = "";
    if (call.isRowsFrom()) {
      call.getRowsFromFunctions().forEach(f -> calls.relation(f, scope));
    } else {
      Function function = call.getFunction();
      calls.relation(function, scope);
      List<String> parts = function.getMultipartName();
      name = parts == null || parts.isEmpty() ? "" : Names.normal(parts.getLast(), rules);
    }
    queries.refuseIf(call.getParameters() != null && call.getFunction() == null, "a bare call");
    source(call.getAlias(), name, null, scope);
  }

  private void source(Alias alias, String otherwise, List<String> columns, Scope scope) {
    String name = otherwise;
    List<String> visible = columns;
    if (alias != null) {
      name = Names.normal(alias.getName(), rules);
      if (hasColumnList(alias)) {
        findings.columnList(name);
        visible = QueryWalk.rename(columns, columnNames(alias));
      }
    }
    scope.add(new Scope.Source(name, visible == null ? null : new HashSet<>(visible)));
  }

  private static boolean hasColumnList(Alias alias) {
    return alias != null && alias.getAliasColumns() != null && !alias.getAliasColumns().isEmpty();
  }

  private List<String> columnNames(Alias alias) {
    return alias.getAliasColumns().stream().map(c -> Names.normal(c.name, rules)).toList();
  }
}
