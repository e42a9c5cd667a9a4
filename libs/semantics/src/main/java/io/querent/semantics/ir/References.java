package io.querent.semantics.ir;

import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Expression.Column;
import io.querent.semantics.ir.Expression.Conditional;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an expression or condition refers to, in order of appearance, the conditions of {@code if}
 * included. Nested queries have names of their own and are not entered; only what relates them to
 * the outside counts.
 *
 * @param columns columns and bare names
 * @param entities entities whose rows {@code count(entity.*)} counts
 */
public record References(Set<Column> columns, Set<String> entities) {

  public static References of(Expression expression) {
    References found = new References(new LinkedHashSet<>(), new LinkedHashSet<>());
    found.add(expression);
    return found;
  }

  public static References of(Filter filter) {
    References found = new References(new LinkedHashSet<>(), new LinkedHashSet<>());
    found.add(filter);
    return found;
  }

  private void add(Expression expression) {
    if (expression instanceof Column column) {
      columns.add(column);
    }
    if (expression instanceof Aggregate(_, _, String entity, _) && entity != null) {
      entities.add(entity);
    }
    if (expression instanceof Conditional conditional) {
      add(conditional.condition());
    }
    expression.parts().forEach(this::add);
  }

  private void add(Filter filter) {
    switch (filter) {
      case Filter.And(List<Filter> filters) -> filters.forEach(this::add);
      case Filter.Or(List<Filter> filters) -> filters.forEach(this::add);
      case Filter.Not(Filter inner) -> add(inner);
      case Filter.Exists exists -> exists.on().forEach(pair -> columns.add(pair.outer()));
      case Filter.Comparison comparison -> {
        add(comparison.left());
        if (comparison.right() != null) {
          add(comparison.right());
        }
      }
    }
  }

  private void add(Operand operand) {
    switch (operand) {
      case Operand.Single(Expression expression) -> add(expression);
      case Operand.Several(List<Expression> expressions) -> expressions.forEach(this::add);
      case Operand.Range(Expression low, Expression high) -> {
        add(low);
        add(high);
      }
      case Operand.During _ -> {}
      case Operand.Nested nested -> columns.addAll(nested.correlate());
    }
  }
}
