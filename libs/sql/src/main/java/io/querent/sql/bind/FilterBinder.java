package io.querent.sql.bind;

import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Combination;
import io.querent.semantics.ir.Dimension;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Column;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Filter.Comparison;
import io.querent.semantics.ir.Filter.Correlation;
import io.querent.semantics.ir.Filter.Exists;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Selection;
import java.util.ArrayList;
import java.util.List;

/** Binds the conditions of one selection. */
final class FilterBinder {
  private final ExpressionBinder expressions;
  private final Scope scope;
  private final Nesting nesting;

  FilterBinder(ExpressionBinder expressions, Scope scope, Nesting nesting) {
    this.expressions = expressions;
    this.scope = scope;
    this.nesting = nesting;
  }

  /**
   * Binds a condition on rows; null stays null. Parts of a top-level 'and' are counted in the path.
   */
  Filter rows(Filter filter, String path) {
    return top(filter, OutputNames.NONE, false, path);
  }

  /** Binds a condition on groups; null stays null. */
  Filter groups(Filter filter, OutputNames names, String path) {
    return top(filter, names, true, path);
  }

  private Filter top(Filter filter, OutputNames names, boolean groups, String path) {
    if (filter == null) {
      return null;
    }
    return filter instanceof Filter.And
        ? bind(filter, names, groups, path)
        : bind(filter, names, groups, path + "/0");
  }

  Filter bind(Filter filter, OutputNames names, boolean groups, String path) {
    return switch (filter) {
      case Comparison c -> comparison(c, names, groups, path);
      case Filter.And and -> new Filter.And(all(and.filters(), names, groups, path));
      case Filter.Or or -> new Filter.Or(all(or.filters(), names, groups, path + "/or"));
      case Filter.Not not -> new Filter.Not(bind(not.filter(), names, groups, path + "/not"));
      case Exists exists -> exists(exists, path);
    };
  }

  private List<Filter> all(List<Filter> filters, OutputNames names, boolean groups, String path) {
    List<Filter> bound = new ArrayList<>();
    for (int i = 0; i < filters.size(); i++) {
      bound.add(bind(filters.get(i), names, groups, path + "/" + i));
    }
    return bound;
  }

  private Comparison comparison(Comparison c, OutputNames names, boolean groups, String path) {
    Expression left = side(c.left(), names, groups, path + "/field");
    if (c.right() == null) {
      return new Comparison(left, c.operator(), null);
    }
    return new Comparison(
        left, c.operator(), operand(c.right(), left, names, groups, path + "/value"));
  }

  private Expression side(Expression e, OutputNames names, boolean groups, String path) {
    return groups ? expressions.grouped(e, names, path) : expressions.row(e, path);
  }

  private Operand operand(
      Operand operand, Expression left, OutputNames names, boolean groups, String path) {
    return switch (operand) {
      case Operand.Single(Expression e) -> new Operand.Single(side(e, names, groups, path));
      case Operand.Several(List<Expression> all) ->
          new Operand.Several(all.stream().map(e -> side(e, names, groups, path)).toList());
      case Operand.Range(Expression low, Expression high) ->
          new Operand.Range(side(low, names, groups, path), side(high, names, groups, path));
      case Operand.During during -> {
        expressions.requireTemporal(left, "a period", path);
        yield during;
      }
      case Operand.Nested nested -> nested(nested, path);
    };
  }

  private Operand.Nested nested(Operand.Nested nested, String path) {
    Ir query = nesting.value(nested.query(), scope, path + "/query");
    int columns = width(query);
    if (columns != 1) {
      throw new IrException(
          path + "/query", "a nested query stands for one column, this one has " + columns);
    }
    List<Column> correlate = new ArrayList<>();
    for (int i = 0; i < nested.correlate().size(); i++) {
      correlate.add(correlated(nested.correlate().get(i), query, path + "/correlate/" + i));
    }
    return new Operand.Nested(query, correlate);
  }

  private Column correlated(Column column, Ir query, String path) {
    if (!(query instanceof Selection selection)) {
      throw new IrException(path, "only a plain nested query can be correlated, not a set of them");
    }
    String inner = selection.entities().getFirst().alias();
    Scope there = nestedScope(selection);
    Column bound = there.qualified(new Column(inner, column.name()), path);
    outer(bound, there.table(inner), path);
    return bound;
  }

  private Scope nestedScope(Selection selection) {
    Scope there = scope.empty();
    selection.entities().forEach(e -> there.add(e, ""));
    return there;
  }

  /**
   * The outer column that a correlated inner one must equal: of the same table, else of that name.
   */
  private void outer(Column inner, Table table, String path) {
    boolean sameTable = scope.entities().stream().anyMatch(e -> e.table().equals(table.id()));
    if (!sameTable && scope.unqualified(inner.name(), path).isEmpty()) {
      throw new IrException(
          path,
          "the outer query has no '%s' to correlate with; add '%s' to its entities"
              .formatted(inner.name(), table.id()));
    }
  }

  private Exists exists(Exists exists, String path) {
    String key = exists.negated() ? "/not_exists" : "/exists";
    Selection query = nesting.exists(exists.query(), scope, path + key);
    Scope inner = nestedScope(query);
    List<Correlation> on = new ArrayList<>();
    for (int i = 0; i < exists.on().size(); i++) {
      Correlation pair = exists.on().get(i);
      String at = path + "/on/" + i;
      on.add(new Correlation(column(pair.outer(), scope, at), column(pair.inner(), inner, at)));
    }
    return new Exists(query, exists.negated(), on);
  }

  private static Column column(Column column, Scope scope, String path) {
    if (column.entity() != null) {
      return scope.qualified(column, path);
    }
    return scope
        .unqualified(column.name(), path)
        .orElseThrow(
            () -> new IrException(path, "nothing here is called '%s'".formatted(column.name())));
  }

  private static int width(Ir ir) {
    return switch (ir) {
      case Selection s ->
          s.metrics().size() + (int) s.dimensions().stream().filter(d -> !d.hidden()).count();
      case Combination c -> width(c.queries().getFirst());
    };
  }

  /** Names a bound dimension takes when it has none of its own. */
  static String nameOf(Dimension dimension) {
    return switch (dimension.expression()) {
      case Column c -> c.name();
      case Expression.Bucket(Column c, _) -> c.name();
      case Expression.Call call when call.arguments().size() == 1 -> call.function().word();
      default -> io.querent.semantics.ir.ExpressionPrinter.print(dimension.expression());
    };
  }
}
