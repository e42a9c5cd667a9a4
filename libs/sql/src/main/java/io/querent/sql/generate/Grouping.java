package io.querent.sql.generate;

import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Filter;
import io.querent.sql.dialect.SqlNodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;

/**
 * The groups of a selection. Aggregates are computed over the rows of their own entity: when they
 * come from several, each entity is grouped by itself and the groups are brought together by the
 * dimensions.
 */
final class Grouping {
  private final Generation generation;
  private final Plan plan;
  private final JoinGraph graph;
  private final SelectionGenerator selections;

  Grouping(Generation generation, Plan plan, JoinGraph graph, SelectionGenerator selections) {
    this.generation = generation;
    this.plan = plan;
    this.graph = graph;
    this.selections = selections;
  }

  Base base() {
    Map<String, List<Aggregate>> homes = homes(plan.aggregates());
    if (homes.isEmpty()) {
      homes.put(plan.selection().entities().getFirst().alias(), List.of());
    }
    if (homes.size() > 1) {
      return new Merging(generation, plan, this).merge(homes);
    }
    Map.Entry<String, List<Aggregate>> home = homes.entrySet().iterator().next();
    Groups groups = groups(home.getKey(), home.getValue());
    groups.select().having(having(groups.translator()));
    return new Base(
        groups.select(), groups.translator(), List.of(), groups.frame(), selections.hasOuterJoin());
  }

  /** The condition on groups as SQL; null for none. */
  SqlNode having(Translator translator) {
    List<SqlNode> nodes = new ArrayList<>();
    for (Filter filter : plan.having()) {
      nodes.add(selections.groupCondition(filter, translator));
    }
    return SqlNodes.and(nodes);
  }

  /** The groups of one entity's rows. */
  Groups groups(String home, List<Aggregate> aggregates) {
    RowSet rows = selections.rowSet(home);
    for (Aggregate aggregate : aggregates) {
      selections.entitiesOf(aggregate).forEach(rows::require);
    }
    selections.restrict(rows);
    return new AggregateRows(generation, plan, rows, home).groups(aggregates);
  }

  /** Aggregates by the entity whose rows they are over, in the order they were mentioned. */
  private Map<String, List<Aggregate>> homes(Set<Aggregate> aggregates) {
    Map<String, List<Aggregate>> homes = new LinkedHashMap<>();
    List<Aggregate> free = new ArrayList<>();
    for (Aggregate aggregate : aggregates) {
      if (countsOnce(aggregate)) {
        free.add(aggregate);
      } else {
        homes.computeIfAbsent(selections.home(aggregate), _ -> new ArrayList<>()).add(aggregate);
      }
    }
    for (Aggregate aggregate : free) {
      String own = selections.home(aggregate);
      String host =
          homes.containsKey(own)
              ? own
              : homes.keySet().stream()
                  .filter(h -> graph.determines(h, own))
                  .findFirst()
                  .orElse(own);
      homes.computeIfAbsent(host, _ -> new ArrayList<>()).add(aggregate);
    }
    return homes;
  }

  /** Whether repeating a row leaves the aggregate as it is. */
  static boolean countsOnce(Aggregate aggregate) {
    return aggregate.distinct()
        || aggregate.function() == AggregateFunction.MIN
        || aggregate.function() == AggregateFunction.MAX;
  }

  /**
   * Groups as a SELECT without items.
   *
   * @param dimensions the nodes of the dimensions
   * @param measures the nodes of the aggregates
   */
  record Groups(
      SelectBuilder select,
      Map<Expression, SqlNode> dimensions,
      Map<Aggregate, SqlNode> measures,
      Translator translator,
      Frame frame) {}
}
