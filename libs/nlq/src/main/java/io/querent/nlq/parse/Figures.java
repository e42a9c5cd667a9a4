package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Operator;

/** Decides at the end which figures are meant: a count, a sum, or the number kept in a row. */
final class Figures {
  private final Scene scene;
  private final Sketch sketch;

  Figures(Scene scene) {
    this.scene = scene;
    this.sketch = scene.sketch;
  }

  /** Shares and growth are of a number; of a table, of its rows. */
  void transformed() {
    if (sketch.transform() == null && !scene.trend || sketch.hasAggregate()) {
      return;
    }
    for (int i = 0; i < sketch.picks().size(); i++) {
      Pick pick = sketch.picks().get(i);
      if (pick instanceof Pick.Field(ColumnRef column) && column.isNumeric() && !column.isKey()) {
        sketch.picks().set(i, new Pick.Aggregated(usual(column), column, false, false));
        return;
      }
    }
    if (sketch.focus() != null) {
      sketch.picks().removeIf(p -> p instanceof Pick.Rows);
      sketch.picks().add(new Pick.RowCount(sketch.focus()));
    }
  }

  /** Numbers add up, unless the semantic model only knows their average. */
  private AggregateFunction usual(ColumnRef column) {
    String name = column.table().name() + "." + column.column().name();
    boolean averaged =
        scene.vocabulary.model().metrics().stream()
            .anyMatch(m -> m.expression().replace(" ", "").equalsIgnoreCase("avg(" + name + ")"));
    return averaged ? AggregateFunction.AVG : AggregateFunction.SUM;
  }

  /** 'Orders by status' counts the orders, 'kwh per site' adds the kilowatt-hours up. */
  void counted() {
    boolean ranked = sketch.rankings().stream().anyMatch(r -> r.limit() != null);
    if (!scene.counts
        || sketch.hasAggregate()
        || sketch.groupings().isEmpty()
        || ranked
        || scene.follows) {
      return;
    }
    if (sketch.picks().stream().allMatch(p -> p instanceof Pick.Rows)
        && !sketch.picks().isEmpty()) {
      Table table = sketch.picks().getFirst().table();
      boolean own =
          sketch.groupings().stream()
              .anyMatch(g -> g instanceof Grouping.ByRow r && Scene.same(r.table(), table));
      if (!own) {
        sketch.picks().clear();
        sketch.picks().add(new Pick.RowCount(table));
      }
      return;
    }
    for (int i = 0; i < sketch.picks().size(); i++) {
      if (sketch.picks().get(i) instanceof Pick.Field(ColumnRef column)
          && column.isNumeric()
          && !column.isKey()
          && !column.isYear()) {
        sketch.picks().set(i, new Pick.Aggregated(usual(column), column, false, false));
        sketch.doubt(0.05);
      }
    }
  }

  /**
   * 'How many cylinders does … have' asks for the number kept in a row; of many rows, for their
   * sum.
   */
  void quantities() {
    for (int i = 0; i < sketch.picks().size(); i++) {
      if (sketch.picks().get(i) instanceof Pick.Aggregated a
          && a.superlative()
          && a.function() == AggregateFunction.SUM) {
        boolean one =
            sketch.rankings().stream().anyMatch(r -> r.limit() != null && r.limit() == 1)
                || sketch.conditions().stream().anyMatch(c -> names(c, a.column().table()));
        sketch
            .picks()
            .set(
                i,
                one
                    ? new Pick.Field(a.column())
                    : new Pick.Aggregated(a.function(), a.column(), false, false));
      }
    }
  }

  private boolean names(Condition condition, Table table) {
    return condition instanceof Condition.Compare c
        && c.operator() == Operator.EQ
        && Scene.same(c.column().table(), table)
        && (c.column().isKey()
            || scene
                .vocabulary
                .labels()
                .named(table)
                .filter(c.column().column()::equals)
                .isPresent());
  }
}
