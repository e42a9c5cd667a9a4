package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.text.Tag;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Grain;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Operator;
import io.querent.semantics.ir.TimeUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settles what could only be decided at the end of the question. */
final class Closing {
  private final Scene scene;
  private final Sketch sketch;
  private final Figures figures;

  Closing(Scene scene) {
    this.scene = scene;
    this.sketch = scene.sketch;
    this.figures = new Figures(scene);
  }

  void finish() {
    adjectives();
    figures.transformed();
    figures.counted();
    rows();
    distinct();
    times();
    focus();
    figures.quantities();
    superlatives();
    groups();
    top();
    if (sketch.picks().isEmpty() && sketch.focus() != null && hasContent() && !scene.follows) {
      sketch.picks().add(new Pick.Rows(sketch.focus()));
    }
    flags();
    rankless();
    showRank();
    ambiguous();
    if (scene.both) {
      sketch.doubt(0.5);
    }
    if (scene.pendingOr) {
      sketch.doubt(0.15);
    }
  }

  /** 'Which month had the highest revenue' shows the month and its revenue. */
  private void times() {
    boolean time = sketch.groupings().stream().anyMatch(g -> g instanceof Grouping.ByTime);
    if (time && sketch.picks().isEmpty() && !scene.follows) {
      sketch.rankings().stream()
          .map(Ranking::by)
          .filter(Pick::isAggregate)
          .findFirst()
          .ifPresent(sketch.picks()::add);
    }
  }

  /** One row of figures cannot be ranked: what should have been ranked was not understood. */
  private void rankless() {
    boolean row =
        !sketch.picks().isEmpty()
            && sketch.picks().stream().allMatch(Pick::isAggregate)
            && sketch.groupings().isEmpty()
            && !scene.follows;
    if (row && sketch.rankings().stream().anyMatch(r -> r.by().isAggregate())) {
      sketch.doubt(0.5);
    }
  }

  /** A yes-or-no column that rows are restricted to is not a group of a count as well. */
  private void flags() {
    if (!sketch.hasAggregate()) {
      return;
    }
    sketch
        .picks()
        .removeIf(
            p ->
                p instanceof Pick.Field f
                    && f.column().truth() != null
                    && sketch.conditions().stream()
                        .anyMatch(
                            c ->
                                c instanceof Condition.Compare x && x.column().sameAs(f.column())));
  }

  private boolean hasContent() {
    return sketch.linkCount() > 0;
  }

  /** Adjectives before a counted noun were left for later, when the subject is known. */
  private void adjectives() {
    int end = scene.at;
    for (int[] range : scene.pendingAdjectives) {
      for (int i = range[0]; i < range[1]; i++) {
        Piece piece = scene.get(i);
        scene.at = i;
        if (piece.isValue()) {
          ColumnRef column = piece.value().column();
          sketch.linked(piece.valueScore());
          sketch
              .conditions()
              .addFirst(
                  new Condition.Compare(
                      column,
                      Operator.EQ,
                      Literals.single(Literals.text(piece.value().value(), column))));
          scene.note(i, i + 1, column + " = " + piece.value().value());
        } else if (piece.isColumn() && piece.column().column().truth() != null) {
          ColumnRef column = scene.use(i);
          sketch
              .conditions()
              .addFirst(
                  new Condition.Compare(column, Operator.EQ, Operand.Single.of(column.truth())));
          scene.note(i, i + 1, column + " is " + column.truth());
        }
      }
    }
    scene.at = end;
  }

  /**
   * A table named beside columns of its own says whose columns they are; alone it asks for its
   * rows.
   */
  private void rows() {
    List<Pick> picks = sketch.picks();
    List<Pick> kept = new ArrayList<>();
    for (Pick pick : picks) {
      if (pick instanceof Pick.Rows rows) {
        boolean covered =
            picks.stream()
                .anyMatch(
                    p ->
                        p != pick
                            && !(p instanceof Pick.Rows)
                            && Scene.same(p.table(), rows.table()));
        boolean repeated =
            kept.stream()
                .anyMatch(p -> p instanceof Pick.Rows r && Scene.same(r.table(), rows.table()));
        boolean grouped =
            sketch.groupings().stream()
                .anyMatch(
                    g -> g instanceof Grouping.ByRow r && Scene.same(r.table(), rows.table()));
        boolean owner = isOwner(rows.table(), picks);
        if (covered || repeated || grouped || owner) {
          sketch.join(rows.table());
          continue;
        }
      }
      kept.add(pick);
    }
    picks.clear();
    picks.addAll(kept);
  }

  /** 'For all students, how many …': the table was named before, and other things are asked. */
  private boolean isOwner(Table table, List<Pick> picks) {
    boolean others = picks.stream().anyMatch(p -> !(p instanceof Pick.Rows));
    if (!others) {
      return false;
    }
    for (int i = 0; i < scene.pieces.size(); i++) {
      Piece piece = scene.get(i);
      if (piece.isTable() && Scene.same(piece.table().table(), table)) {
        boolean listed =
            scene.is(i - 1, Tag.AND, Tag.WH)
                || i == 0
                || scene.get(i - 1).isMark(",")
                || scene.is(i + 1, Tag.AND)
                || scene.get(i - 1).isValue();
        if (listed) {
          return false;
        }
      }
    }
    return true;
  }

  private void distinct() {
    if (scene.pendingDistinct) {
      sketch.distinct(true);
    }
  }

  private void focus() {
    if (sketch.focus() != null) {
      return;
    }
    for (Pick pick : sketch.picks()) {
      if (pick.table() != null) {
        sketch.focus(pick.table());
        return;
      }
    }
    for (Pick pick : sketch.picks()) {
      if (pick instanceof Pick.Measured(var metric)) {
        Optional<Table> table = scene.measures.tableOf(metric);
        if (table.isPresent()) {
          sketch.focus(table.get());
          return;
        }
      }
    }
    for (Condition condition : sketch.conditions()) {
      if (condition instanceof Condition.Compare compare) {
        sketch.focus(compare.column().table());
        return;
      }
    }
    for (Ranking ranking : sketch.rankings()) {
      if (ranking.by().table() != null) {
        sketch.focus(ranking.by().table());
        return;
      }
    }
  }

  /** 'The largest horsepower and its make' means the row that has it. */
  private void superlatives() {
    boolean plain =
        sketch.picks().stream().anyMatch(p -> p instanceof Pick.Field || p instanceof Pick.Rows);
    boolean counted =
        sketch.picks().stream()
            .anyMatch(p -> p.isAggregate() && !(p instanceof Pick.Aggregated a && a.superlative()));
    if (!plain || counted || scene.eachPick || onlyGroups()) {
      return;
    }
    for (int i = 0; i < sketch.picks().size(); i++) {
      if (sketch.picks().get(i) instanceof Pick.Aggregated a && a.superlative()) {
        sketch.picks().set(i, new Pick.Field(a.column()));
        sketch
            .rankings()
            .add(new Ranking(new Pick.Field(a.column()), a.function() == AggregateFunction.MAX, 1));
      }
    }
  }

  /** Whether every plain pick is what the question groups by. */
  private boolean onlyGroups() {
    return !sketch.groupings().isEmpty()
        && sketch.picks().stream()
            .filter(p -> !p.isAggregate())
            .allMatch(
                p ->
                    sketch.groupings().stream()
                        .anyMatch(
                            g ->
                                switch (g) {
                                  case Grouping.ByColumn(ColumnRef c) -> shows(p, c);
                                  case Grouping.ByRow(Table t) -> Scene.same(p.table(), t);
                                  case Grouping.ByTime _ -> false;
                                }));
  }

  /**
   * Groups that are asked about are shown; groups without anything to aggregate only name a table.
   */
  private void groups() {
    if (scene.trend && sketch.groupings().isEmpty() && sketch.focus() != null) {
      scene
          .measures
          .time(sketch.focus())
          .ifPresent(
              t ->
                  sketch
                      .groupings()
                      .add(
                          t.isTemporal()
                              ? new Grouping.ByTime(t, new Grain(1, TimeUnit.MONTH))
                              : new Grouping.ByColumn(t)));
    }
    boolean aggregates = sketch.hasAggregate();
    boolean ranked = sketch.rankings().stream().anyMatch(r -> r.limit() != null);
    if (!aggregates && ranked && !sketch.groupings().isEmpty()) {
      sketch.perGroup(true);
      return;
    }
    if (scene.follows) {
      return;
    }
    if (!aggregates) {
      for (Grouping grouping : sketch.groupings()) {
        switch (grouping) {
          case Grouping.ByRow(Table table) -> {
            if (sketch.picks().isEmpty()) {
              sketch.picks().add(new Pick.Rows(table));
            }
            sketch.join(table);
          }
          case Grouping.ByColumn(ColumnRef column) -> {
            if (sketch.picks().stream().noneMatch(p -> shows(p, column))) {
              sketch.picks().addFirst(new Pick.Field(column));
            }
          }
          case Grouping.ByTime(ColumnRef column, Grain grain) -> {}
        }
      }
      sketch.groupings().removeIf(g -> !(g instanceof Grouping.ByTime));
    }
  }

  static boolean shows(Pick pick, ColumnRef column) {
    return pick instanceof Pick.Field f && f.column().sameAs(column);
  }

  /** 'Show the names' fits many tables; without any word on which, it is not for us to choose. */
  private void ambiguous() {
    boolean said =
        scene.follows
            || scene.pieces.stream().anyMatch(p -> p.isTable() || p.isValue() || p.isMetric());
    Set<String> hosts = null;
    for (Piece piece : scene.pieces) {
      if (piece.isColumn()) {
        double top = piece.chunk().columnScore();
        Set<String> fitting = new HashSet<>();
        piece.chunk().columns().stream()
            .filter(l -> l.score() >= top - 0.02)
            .forEach(l -> fitting.add(l.column().table().id()));
        if (hosts == null) {
          hosts = fitting;
        } else {
          hosts.retainAll(fitting);
        }
      }
    }
    if (!said && hosts != null && hosts.size() > 1) {
      sketch.doubt(0.4);
    }
  }

  /** What ranks is shown beside what is ranked. */
  private void showRank() {
    Pick shown = scene.shownRank;
    for (Ranking ranking : sketch.rankings()) {
      if (ranking.limit() != null && ranking.by().isAggregate()) {
        shown = ranking.by();
      }
    }
    boolean rows =
        !sketch.picks().isEmpty()
            && sketch.picks().stream()
                .allMatch(p -> p instanceof Pick.Field || p instanceof Pick.Rows);
    if (shown != null && rows && !sketch.picks().contains(shown)) {
      sketch.picks().add(shown);
    }
    for (Condition condition : sketch.conditions()) {
      if (rows && condition instanceof Condition.MetricOf m) {
        sketch.picks().add(new Pick.Measured(m.metric()));
      }
    }
  }

  /** 'Top 5 customers' without a word of what ranks them. */
  private void top() {
    if (scene.topPending && sketch.rankings().isEmpty()) {
      sketch.doubt(0.15);
    } else if (scene.topPending) {
      Ranking first = sketch.rankings().removeFirst();
      sketch.rankings().addFirst(new Ranking(first.by(), first.descending(), sketch.limit()));
      sketch.limit(null);
    }
  }
}
