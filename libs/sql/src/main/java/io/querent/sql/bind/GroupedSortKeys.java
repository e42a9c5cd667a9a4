package io.querent.sql.bind;

import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Dimension;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Expression.Bucket;
import io.querent.semantics.ir.Expression.Column;
import io.querent.semantics.ir.ExpressionPrinter;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.Order;
import io.querent.semantics.ir.Selection;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes sure that a grouped query sorts by what a group has. A column that the groups determine,
 * because they hold its table's primary key, becomes a hidden dimension; any other is refused.
 */
final class GroupedSortKeys {
  private final Scope scope;
  private final String path;

  GroupedSortKeys(Scope scope, String path) {
    this.scope = scope;
    this.path = path;
  }

  Selection complete(Selection selection) {
    if (!selection.isGrouped()) {
      return selection;
    }
    List<Dimension> dimensions = new ArrayList<>(selection.dimensions());
    List<Order> order = new ArrayList<>(selection.order());
    for (int i = 0; i < order.size(); i++) {
      String at = path + "/order/" + i + "/field";
      cover(order.get(i).by(), dimensions, at);
    }
    if (selection.top() != null) {
      selection.top().per().forEach(e -> cover(e, dimensions, path + "/top/per"));
      selection.top().by().forEach(o -> cover(o.by(), dimensions, path + "/top/by"));
    }
    Selection.Builder builder = selection.toBuilder();
    dimensions.stream().skip(selection.dimensions().size()).forEach(builder::dimension);
    return builder.build();
  }

  private void cover(Expression key, List<Dimension> dimensions, String at) {
    if (isGrouped(key, dimensions) || key instanceof Aggregate) {
      return;
    }
    if (key instanceof Column column) {
      if (column.entity() == null) {
        return;
      }
      if (!isDetermined(column, dimensions)) {
        throw new IrException(
            at,
            "'%s' has no single value per group; add it to 'dimensions' or aggregate it"
                .formatted(ExpressionPrinter.print(key)));
      }
      dimensions.add(new Dimension(freeName(column, dimensions), column, null, true));
      return;
    }
    key.parts().forEach(part -> cover(part, dimensions, at));
  }

  static boolean isGrouped(Expression key, List<Dimension> dimensions) {
    return dimensions.stream()
        .anyMatch(
            d ->
                d.grain() == null && d.expression().equals(key)
                    || d.grain() != null && new Bucket(d.expression(), d.grain()).equals(key));
  }

  private boolean isDetermined(Column column, List<Dimension> dimensions) {
    Table table = scope.table(column.entity());
    return !table.primaryKey().isEmpty()
        && table.primaryKey().stream()
            .allMatch(
                key ->
                    isGrouped(
                        new Column(column.entity(), table.column(key).orElseThrow().name()),
                        dimensions));
  }

  private static String freeName(Column column, List<Dimension> dimensions) {
    String name = column.name();
    String wanted = name;
    for (int i = 2; ; i++) {
      String candidate = wanted;
      if (dimensions.stream().noneMatch(d -> d.name().equalsIgnoreCase(candidate))) {
        return candidate;
      }
      wanted = name + "_" + i;
    }
  }
}
