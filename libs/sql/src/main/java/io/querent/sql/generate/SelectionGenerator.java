package io.querent.sql.generate;

import io.querent.semantics.ir.Entity;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Selection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.calcite.sql.SqlNode;

/** One bound selection as a query. */
final class SelectionGenerator {
  private final Generation generation;
  private final Plan plan;
  private final Selection selection;
  private final JoinGraph graph;
  private final Subqueries subqueries;
  private final Frame parent;
  private final Consumer<RowSet> link;

  /**
   * A generator.
   *
   * @param parent what surrounds the query; null for nothing
   * @param link ties the query's rows to the outer ones
   */
  SelectionGenerator(
      Generation generation,
      Selection bound,
      Subqueries subqueries,
      Frame parent,
      Consumer<RowSet> link) {
    this.generation = generation;
    this.selection = new Relating(generation.schema()).relate(bound);
    this.plan = new Plan(selection);
    this.graph = new JoinGraph(selection, generation.schema());
    this.subqueries = subqueries;
    this.parent = parent;
    this.link = link;
  }

  /** The query with at most so many rows; null for its own limit. */
  SqlNode query(Long rowLimit) {
    return new Finishing(generation, plan, base(), rowLimit).query();
  }

  /** The query as what an EXISTS looks at. */
  SqlNode existence() {
    Base base = base();
    return Finishing.with(base.with(), base.select().existence());
  }

  private Base base() {
    return selection.isGrouped() ? new Grouping(generation, plan, graph, this).base() : rows();
  }

  private Base rows() {
    RowSet rows = rowSet(selection.entities().getFirst().alias());
    plan.order().forEach(o -> References.entities(o.by()).forEach(rows::require));
    if (plan.top() != null) {
      plan.top().per().forEach(e -> References.entities(e).forEach(rows::require));
      plan.top().by().forEach(o -> References.entities(o.by()).forEach(rows::require));
    }
    restrict(rows);
    SelectBuilder select = rows.select(List.of());
    return new Base(select, rows.translator(), List.of(), rows.frame(), hasOuterJoin());
  }

  /** Rows of that entity joined with all that the dimensions mention. */
  RowSet rowSet(String root) {
    RowSet rows = new RowSet(generation, graph, subqueries, parent);
    rows.start(root);
    for (OutputColumn dimension : plan.dimensions()) {
      ownEntities(References.entities(dimension.expression())).forEach(rows::require);
    }
    return rows;
  }

  private Set<String> ownEntities(Set<String> entities) {
    Set<String> own = new LinkedHashSet<>(entities);
    own.retainAll(graph.aliases());
    return own;
  }

  /**
   * Adds the selection's conditions, its tie to the outer query, and what its bare entities ask
   * for.
   */
  void restrict(RowSet rows) {
    link.accept(rows);
    Filter filter = selection.filter();
    if (filter != null) {
      References.entities(filter).stream()
          .filter(a -> graph.aliases().contains(a) && graph.isOptional(a))
          .forEach(rows::require);
      rows.restrict(filter);
    }
    Set<String> used = usedEntities();
    for (Entity entity : selection.entities()) {
      if (!used.contains(entity.alias()) && !graph.isOptional(entity.alias())) {
        rows.requirePartner(entity.alias());
      }
    }
  }

  private Set<String> usedEntities() {
    Set<String> used = new LinkedHashSet<>(List.of(selection.entities().getFirst().alias()));
    References.all(
        selection,
        c -> {
          if (c.entity() != null) {
            used.add(c.entity());
          }
        });
    plan.aggregates().forEach(a -> used.addAll(References.entities(a)));
    return used;
  }

  /** The entity whose rows an aggregate is over: the finest one that its values come from. */
  String home(Aggregate aggregate) {
    String subject = selection.entities().getFirst().alias();
    if (aggregate.entity() != null) {
      return aggregate.entity();
    }
    if (aggregate.argument() == null) {
      return subject;
    }
    Set<String> entities = ownEntities(References.valueEntities(aggregate.argument()));
    if (entities.isEmpty()) {
      entities = ownEntities(References.entities(aggregate.argument()));
    }
    return entities.isEmpty() ? subject : finest(entities);
  }

  private String finest(Set<String> entities) {
    return entities.stream()
        .filter(e -> entities.stream().allMatch(o -> graph.determines(e, o)))
        .findFirst()
        .orElse(entities.iterator().next());
  }

  /** Entities of this selection that a value mentions. */
  Set<String> entitiesOf(Expression expression) {
    return ownEntities(References.valueEntities(expression));
  }

  /** A condition on groups, whose values are known to the translator. */
  SqlNode groupCondition(Filter filter, Translator translator) {
    return new Conditions(translator, subqueries, parent == null ? new Frame(null) : parent)
        .of(filter);
  }

  boolean hasOuterJoin() {
    return selection.joins().stream().anyMatch(io.querent.semantics.ir.Join::outer);
  }
}
