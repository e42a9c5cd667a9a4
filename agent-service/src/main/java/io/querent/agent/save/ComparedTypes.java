package io.querent.agent.save;

import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.ir.Entity;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.ExpressionParser;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.Metric;
import io.querent.semantics.ir.Selection;
import io.querent.sql.bind.ExpressionTypes;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What the expressions of one selection hold. */
record ComparedTypes(Selection selection, ColumnTypes columns) {

  /** The type of what a condition compares; OTHER when it cannot be told. */
  ColumnType of(String field) {
    try {
      return of(ExpressionParser.parse(field));
    } catch (IrException e) {
      return ColumnType.OTHER;
    }
  }

  private ColumnType of(Expression expression) {
    ColumnType type = new ExpressionTypes(this::column).typeOf(expression);
    return type == null ? ColumnType.OTHER : type;
  }

  private ColumnType column(Expression.Column column) {
    if (column.entity() == null) {
      Optional<Metric> metric =
          selection.metrics().stream().filter(m -> m.name().equals(column.name())).findFirst();
      if (metric.isPresent()) {
        ColumnType shown = columns.result().get(column.name());
        boolean plain = metric.get().expression() instanceof Expression.Column;
        return shown != null ? shown : plain ? ColumnType.OTHER : of(metric.get().expression());
      }
    }
    List<String> tables =
        selection.entities().stream()
            .filter(entity -> column.entity() == null || named(entity, column.entity()))
            .map(Entity::table)
            .toList();
    return tables.isEmpty()
        ? columns.of(Collections.singletonList(column.entity()), column.name())
        : columns.of(tables, column.name());
  }

  private static boolean named(Entity entity, String name) {
    return entity.alias().equalsIgnoreCase(name) || entity.table().equalsIgnoreCase(name);
  }
}
