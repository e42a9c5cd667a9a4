package io.querent.sql.generate;

import io.querent.semantics.catalog.RelationshipGraph;
import io.querent.semantics.catalog.RelationshipGraph.Step;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Dimension;
import io.querent.semantics.ir.Entity;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Filter.Correlation;
import io.querent.semantics.ir.Filter.Exists;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.Metric;
import io.querent.semantics.ir.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says for every {@code exists} without explicit columns how its rows relate to the outer ones: by
 * the cheapest path from any outer entity, the first listed one where several are as near. Deciding
 * it once keeps the condition's meaning the same wherever the selection's parts are computed.
 */
final class Relating {
  private final Schema schema;
  private final RelationshipGraph relationships;

  Relating(Schema schema) {
    this.schema = schema;
    this.relationships = schema.relationships();
  }

  Selection relate(Selection selection) {
    Rewriting rewriting = new Rewriting(_ -> null, exists -> related(exists, selection.entities()));
    Selection.Builder builder = new Selection.Builder();
    selection.entities().forEach(builder::entity);
    for (Dimension d : selection.dimensions()) {
      builder.dimension(
          new Dimension(d.name(), rewriting.of(d.expression()), d.grain(), d.hidden()));
    }
    for (Metric m : selection.metrics()) {
      Filter filter = m.filter() == null ? null : rewriting.of(m.filter());
      builder.metric(new Metric(m.name(), rewriting.of(m.expression()), filter, m.transform()));
    }
    if (selection.filter() != null) {
      builder.where(rewriting.of(selection.filter()));
    }
    if (selection.having() != null) {
      builder.having(rewriting.of(selection.having()));
    }
    selection.order().forEach(builder::order);
    selection.joins().forEach(builder::join);
    return builder
        .limit(selection.limit())
        .offset(selection.offset())
        .distinct(selection.distinct())
        .top(selection.top())
        .build();
  }

  private record Tie(Entity outer, List<Step> path) {}

  private Exists related(Exists exists, List<Entity> outer) {
    if (!exists.on().isEmpty()) {
      return exists;
    }
    Table subject = table(exists.query().entities().getFirst());
    Tie best = null;
    for (Entity entity : outer) {
      Optional<List<Step>> path = path(table(entity), subject);
      boolean nearer =
          path.isPresent()
              && (best == null
                  || RelationshipGraph.cost(path.get()) < RelationshipGraph.cost(best.path()));
      best = nearer ? new Tie(entity, path.get()) : best;
    }
    if (best == null) {
      throw new IrException(
          "",
          "nothing relates '%s' to the query around it; say how with 'on'".formatted(subject.id()));
    }
    return new Exists(exists.query(), exists.negated(), pairs(best, exists.query()));
  }

  /**
   * A table's own rows relate by a relationship of the table with itself: those that point here.
   */
  private Optional<List<Step>> path(Table from, Table to) {
    if (!from.id().equals(to.id())) {
      return relationships.path(from.id(), to.id());
    }
    return relationships.stepsFrom(from.id()).stream()
        .filter(s -> s.to().equals(to.id()) && !s.forward())
        .findFirst()
        .map(List::of);
  }

  /** Only the first step leads across; tables on the way are joined inside. */
  private List<Correlation> pairs(Tie tie, Selection inner) {
    Step step = tie.path().getFirst();
    String node =
        inner.entities().stream()
            .filter(e -> table(e).id().equals(step.to()))
            .map(Entity::alias)
            .findFirst()
            .orElse(step.to());
    List<String> near =
        step.forward() ? step.relationship().fromColumns() : step.relationship().toColumns();
    List<String> far =
        step.forward() ? step.relationship().toColumns() : step.relationship().fromColumns();
    List<Correlation> pairs = new ArrayList<>();
    for (int i = 0; i < near.size(); i++) {
      pairs.add(
          new Correlation(
              new Expression.Column(tie.outer().alias(), near.get(i)),
              new Expression.Column(node, far.get(i))));
    }
    return pairs;
  }

  private Table table(Entity entity) {
    return schema.table(entity.table());
  }
}
