package io.querent.sql.generate;

import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Order;
import io.querent.semantics.ir.Selection;
import io.querent.sql.dialect.SqlNodes;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** Names, sorts and cuts the rows or groups of a selection. */
final class Finishing {
  private final Generation generation;
  private final Plan plan;
  private final Base base;
  private final Long rowLimit;

  Finishing(Generation generation, Plan plan, Base base, Long rowLimit) {
    this.generation = generation;
    this.plan = plan;
    this.base = base;
    this.rowLimit = rowLimit;
  }

  SqlNode query() {
    boolean foreignKeys = plan.order().stream().anyMatch(o -> visible(o.by()) == null);
    if (plan.needsLayer() || plan.selection().distinct() && foreignKeys) {
      return new Layers(generation, plan, base, rowLimit).query();
    }
    List<SqlNode> items = new ArrayList<>();
    for (OutputColumn column : plan.columns()) {
      if (column.visible()) {
        items.add(item(base.translator().value(column.expression()), column.name()));
      }
    }
    List<SqlNode> keys = new ArrayList<>();
    for (Order order : plan.order()) {
      OutputColumn output = visible(order.by());
      SqlNode value =
          output == null ? base.translator().value(order.by()) : SqlNodes.name(output.name());
      keys.add(
          SortKeys.key(
              generation.dialect(), value, order.descending(), mayBeNull(order.by(), base)));
    }
    Selection selection = plan.selection();
    SelectBuilder select = base.select().items(items).distinct(selection.distinct()).orderBy(keys);
    return with(
        base.with(),
        select.limit(limit(selection.limit(), rowLimit), offset(selection.offset())).build());
  }

  /** The returned column that a sort key is; null when it is none. */
  private OutputColumn visible(Expression key) {
    return plan.columns().stream()
        .filter(c -> c.visible() && c.expression().equals(key))
        .findFirst()
        .orElse(null);
  }

  /** The lower one of the query's own limit and the caller's; null for none. */
  static Long limit(Integer own, Long most) {
    if (own == null) {
      return most;
    }
    return most == null ? own.longValue() : Math.min(own, most);
  }

  static Long offset(Integer own) {
    return own == null ? null : own.longValue();
  }

  static boolean mayBeNull(Expression key, Base base) {
    return switch (key) {
      case Aggregate a -> a.function() != AggregateFunction.COUNT;
      case Expression.Column c -> {
        var column = base.translator().column(c);
        yield column == null || column.nullable() || base.hasOuterJoin();
      }
      default -> true;
    };
  }

  /** A value under its name; a column of that name needs no alias. */
  static SqlNode item(SqlNode value, String name) {
    boolean same =
        value instanceof SqlIdentifier identifier && identifier.names.getLast().equals(name);
    return same ? value : SqlNodes.as(value, name);
  }

  /** The body with the named queries before it. */
  static SqlNode with(List<Named> named, SqlNode body) {
    return named.isEmpty()
        ? body
        : SqlNodes.with(
            named.stream().map(Named::name).toList(),
            named.stream().map(Named::query).toList(),
            body);
  }
}
