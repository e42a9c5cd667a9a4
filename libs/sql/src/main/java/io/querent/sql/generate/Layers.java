package io.querent.sql.generate;

import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Column;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Order;
import io.querent.semantics.ir.Selection;
import io.querent.sql.dialect.SqlNodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlNode;

/**
 * Queries whose finished rows are looked at again: the rows become a named query, a second one
 * computes transforms and places within groups, a third keeps the first places.
 */
final class Layers {
  private final Generation generation;
  private final Plan plan;
  private final Base base;
  private final Long rowLimit;
  private final List<SqlNode> items = new ArrayList<>();
  private final Map<Expression, String> names = new LinkedHashMap<>();

  Layers(Generation generation, Plan plan, Base base, Long rowLimit) {
    this.generation = generation;
    this.plan = plan;
    this.base = base;
    this.rowLimit = rowLimit;
  }

  SqlNode query() {
    for (OutputColumn column : plan.columns()) {
      add(column.expression(), column.name(), column.transform() == null);
    }
    plan.order().forEach(o -> nameOf(o.by()));
    if (plan.top() != null) {
      plan.top().per().forEach(this::nameOf);
      plan.top().by().forEach(o -> nameOf(o.by()));
    }
    boolean distinct = plan.selection().distinct();
    SqlNode first = base.select().items(items).build();
    String name = base.frame().freeName(plan.selection().isGrouped() ? "grouped" : "listed");
    List<Named> with = new ArrayList<>(base.with());
    with.add(new Named(name, first));
    SelectBuilder select =
        plan.top() == null && plan.afterwards().isEmpty()
            ? new SelectBuilder().items(visible(name, true)).from(SqlNodes.name(name))
            : filtered(name);
    return Finishing.with(with, finish(select, distinct));
  }

  private void add(Expression expression, String name, boolean referable) {
    items.add(Finishing.item(base.translator().value(expression), name));
    if (referable) {
      names.putIfAbsent(expression, name);
    }
  }

  /** The name of a sort key in the first layer, added there when it is not selected. */
  private String nameOf(Expression key) {
    if (key instanceof Column c && c.entity() == null) {
      return c.name();
    }
    String present = names.get(key);
    if (present != null) {
      return present;
    }
    String name = freeName("sort_" + (items.size() + 1 - plan.columns().size()));
    add(key, name, true);
    return name;
  }

  private String freeName(String wanted) {
    String name = wanted;
    for (int i = 2; isTaken(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  private boolean isTaken(String name) {
    return plan.columns().stream().anyMatch(c -> c.name().equalsIgnoreCase(name))
        || names.containsValue(name);
  }

  /** The returned columns; transformed ones are computed when {@code compute} is set. */
  private List<SqlNode> visible(String from, boolean compute) {
    Transforms transforms = new Transforms(generation, plan, base.translator(), from);
    List<SqlNode> nodes = new ArrayList<>();
    for (OutputColumn column : plan.columns()) {
      if (column.visible()) {
        nodes.add(
            compute && column.transform() != null
                ? SqlNodes.as(transforms.of(column), column.name())
                : SqlNodes.name(column.name()));
      }
    }
    return nodes;
  }

  private SelectBuilder filtered(String from) {
    List<SqlNode> inner = visible(from, true);
    plan.columns().stream()
        .filter(c -> !c.visible())
        .forEach(c -> inner.add(SqlNodes.name(c.name())));
    names.values().stream()
        .filter(n -> plan.columns().stream().noneMatch(c -> c.name().equals(n)))
        .forEach(n -> inner.add(SqlNodes.name(n)));
    List<SqlNode> kept = new ArrayList<>();
    if (plan.top() != null) {
      String place = freeName("place");
      inner.add(SqlNodes.as(place(), place));
      kept.add(SqlNodes.compare("<=", SqlNodes.name(place), SqlNodes.number(plan.top().count())));
    }
    kept.addAll(afterwards());
    SqlNode ranked = new SelectBuilder().items(inner).from(SqlNodes.name(from)).build();
    return new SelectBuilder()
        .items(visible(from, false))
        .from(SqlNodes.as(ranked, base.frame().freeName("ranked")))
        .where(SqlNodes.and(kept));
  }

  private SqlNode place() {
    List<SqlNode> per =
        plan.top().per().stream().map(e -> (SqlNode) SqlNodes.name(nameOf(e))).toList();
    List<SqlNode> by = new ArrayList<>();
    for (Order order : plan.top().by()) {
      by.add(key(order, SqlNodes.name(nameOf(order.by()))));
    }
    return SqlNodes.window(SqlNodes.call("ROW_NUMBER"), per, by);
  }

  private List<SqlNode> afterwards() {
    Map<Expression, SqlNode> known = new HashMap<>();
    names.forEach((expression, name) -> known.put(expression, SqlNodes.name(name)));
    plan.columns().forEach(c -> known.put(new Column(null, c.name()), SqlNodes.name(c.name())));
    GroupConditions conditions = new GroupConditions();
    Translator translator = base.translator().knowing(known, conditions::of);
    conditions.use(translator);
    return plan.afterwards().stream().map((Filter f) -> conditions.of(f)).toList();
  }

  private SqlNode finish(SelectBuilder select, boolean distinct) {
    Selection selection = plan.selection();
    List<SqlNode> keys = new ArrayList<>();
    boolean foreign = false;
    for (Order order : plan.order()) {
      String name = nameOf(order.by());
      boolean selected =
          plan.columns().stream().anyMatch(c -> c.visible() && c.name().equals(name));
      foreign |= !selected;
      SqlNode value = SqlNodes.name(name);
      if (distinct && !selected) {
        value = SqlNodes.call(order.descending() ? "MAX" : "MIN", value);
      }
      keys.add(key(order, value));
    }
    if (distinct && foreign) {
      select.groupBy(
          plan.columns().stream()
              .filter(OutputColumn::visible)
              .map(c -> (SqlNode) SqlNodes.name(c.name()))
              .toList());
    }
    return select
        .distinct(distinct && !foreign)
        .orderBy(keys)
        .limit(Finishing.limit(selection.limit(), rowLimit), Finishing.offset(selection.offset()))
        .build();
  }

  private SqlNode key(Order order, SqlNode value) {
    boolean mayBeNull = Finishing.mayBeNull(order.by(), base);
    return SortKeys.key(generation.dialect(), value, order.descending(), mayBeNull);
  }
}
