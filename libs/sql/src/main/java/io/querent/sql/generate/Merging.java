package io.querent.sql.generate;

import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.sql.dialect.SqlNodes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Brings the groups of several entities together: without dimensions side by side, else stacked
 * with nulls for the other entities' figures and grouped once more. Stacking treats nulls as equal
 * and keeps groups that only one entity has, in every engine.
 */
final class Merging {
  private final Generation generation;
  private final Plan plan;
  private final Grouping grouping;
  private final Set<String> taken = new HashSet<>();

  Merging(Generation generation, Plan plan, Grouping grouping) {
    this.generation = generation;
    this.plan = plan;
    this.grouping = grouping;
    plan.dimensions().forEach(d -> taken.add(d.name().toLowerCase(Locale.ROOT)));
  }

  /** One entity's groups as a named query. */
  private record Part(String name, Map<Aggregate, String> slots) {}

  Base merge(Map<String, List<Aggregate>> homes) {
    List<Named> with = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    Frame frame = new Frame(null);
    plan.selection().entities().forEach(e -> frame.freeName(plainName(e.table())));
    Translator types = null;
    for (Map.Entry<String, List<Aggregate>> home : homes.entrySet()) {
      Grouping.Groups groups = grouping.groups(home.getKey(), home.getValue());
      String name = frame.freeName(plainName(home.getKey()) + "_groups");
      Part part = new Part(name, new LinkedHashMap<>());
      with.add(new Named(part.name(), select(groups, part)));
      parts.add(part);
      types = types == null ? groups.translator() : types;
    }
    return plan.dimensions().isEmpty()
        ? sideBySide(parts, with, frame, types)
        : stacked(parts, with, frame, types);
  }

  private static String plainName(String table) {
    return table.substring(table.lastIndexOf('.') + 1);
  }

  private SqlNode select(Grouping.Groups groups, Part part) {
    List<SqlNode> items = new ArrayList<>();
    for (OutputColumn d : plan.dimensions()) {
      items.add(SqlNodes.as(groups.dimensions().get(d.expression()), d.name()));
    }
    groups
        .measures()
        .forEach(
            (aggregate, node) -> {
              String slot = slot(aggregate);
              part.slots().put(aggregate, slot);
              items.add(SqlNodes.as(node, slot));
            });
    return groups.select().items(items).build();
  }

  private String slot(Aggregate aggregate) {
    String wanted =
        plan.columns().stream()
            .filter(c -> c.expression().equals(aggregate))
            .map(OutputColumn::name)
            .findFirst()
            .orElse("figure");
    String name = wanted;
    for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  private Base sideBySide(List<Part> parts, List<Named> with, Frame frame, Translator types) {
    SqlNode from = null;
    Map<Aggregate, SqlNode> measures = new LinkedHashMap<>();
    for (Part part : parts) {
      SqlNode table = SqlNodes.name(part.name());
      from = from == null ? table : SqlNodes.join(from, false, table, null);
      part.slots().forEach((a, slot) -> measures.put(a, SqlNodes.name(part.name(), slot)));
    }
    Translator translator = AggregateRows.knowing(types, Map.of(), measures);
    SelectBuilder select = new SelectBuilder().from(from).where(grouping.having(translator));
    return new Base(select, translator, with, frame, true);
  }

  private Base stacked(List<Part> parts, List<Named> with, Frame frame, Translator types) {
    List<SqlNode> branches = parts.stream().map(p -> branch(p, parts, types)).toList();
    SqlNode union =
        branches.stream()
            .reduce((l, r) -> SqlStdOperatorTable.UNION_ALL.createCall(SqlNodes.POS, l, r))
            .orElseThrow();
    Map<Expression, SqlNode> dimensions = new LinkedHashMap<>();
    plan.dimensions().forEach(d -> dimensions.put(d.expression(), SqlNodes.name(d.name())));
    Map<Aggregate, SqlNode> measures = new LinkedHashMap<>();
    for (Part part : parts) {
      part.slots().forEach((a, slot) -> measures.put(a, figure(a, slot)));
    }
    Translator translator = AggregateRows.knowing(types, dimensions, measures);
    SelectBuilder select =
        new SelectBuilder()
            .from(SqlNodes.as(union, frame.freeName("merged")))
            .groupBy(AggregateRows.groupBy(dimensions))
            .having(grouping.having(translator));
    return new Base(select, translator, with, frame, true);
  }

  private SqlNode branch(Part own, List<Part> parts, Translator types) {
    List<SqlNode> items = new ArrayList<>();
    plan.dimensions().forEach(d -> items.add(SqlNodes.name(d.name())));
    for (Part part : parts) {
      part.slots()
          .forEach(
              (a, slot) ->
                  items.add(
                      part == own
                          ? SqlNodes.name(slot)
                          : SqlNodes.as(generation.dialect().nullOf(types.typeOf(a)), slot)));
    }
    return new SelectBuilder().items(items).from(SqlNodes.name(own.name())).build();
  }

  /** The one figure of a group; an entity without rows there counts none. */
  private static SqlNode figure(Aggregate aggregate, String slot) {
    SqlNode only = SqlNodes.call("MAX", SqlNodes.name(slot));
    return aggregate.function() == AggregateFunction.COUNT
        ? SqlNodes.call("COALESCE", only, SqlNodes.ZERO)
        : only;
  }
}
