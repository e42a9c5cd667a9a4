package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.text.Tag;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Grain;
import io.querent.semantics.ir.TimeUnit;
import java.util.Optional;

/** Grouping: 'per country', 'for each stadium', 'by year', 'monthly'. */
final class Groups {
  private final Scene scene;

  Groups(Scene scene) {
    this.scene = scene;
  }

  boolean read() {
    Piece here = scene.here();
    if (here.is(Tag.GRAIN)) {
      return grain();
    }
    if (here.is(Tag.EACH)) {
      return each();
    }
    if (here.chunk().tag() == null && scene.is(scene.at - 1, Tag.WH)) {
      return which();
    }
    return here.is(Tag.BY) && by();
  }

  private boolean grain() {
    TimeUnit unit = TimeUnit.of(scene.here().argument()).orElseThrow();
    Optional<ColumnRef> column = time();
    if (column.isEmpty()) {
      return false;
    }
    scene.note(scene.at, scene.at + 1, "per " + unit.word() + " of " + column.get());
    Grouping grouping =
        column.get().isTemporal()
            ? new Grouping.ByTime(column.get(), new Grain(1, unit))
            : new Grouping.ByColumn(column.get());
    scene.counts = true;
    if (!scene.sketch.groupings().contains(grouping)) {
      scene.sketch.groupings().add(grouping);
    }
    scene.at++;
    return true;
  }

  /** 'Which month had the highest revenue' groups by months. */
  private boolean which() {
    Optional<TimeUnit> unit = TimeUnit.of(scene.here().lower());
    boolean ranked = scene.pieces.stream().anyMatch(p -> p.is(Tag.SUP, Tag.SUPERLATIVE));
    boolean measured = scene.pieces.stream().anyMatch(Piece::isMetric);
    Optional<ColumnRef> column = unit.isPresent() && ranked && measured ? time() : Optional.empty();
    if (column.isEmpty() || !column.get().isTemporal()) {
      return false;
    }
    scene.note(scene.at, scene.at + 1, "per " + unit.get().word() + " of " + column.get());
    scene.sketch.groupings().add(new Grouping.ByTime(column.get(), new Grain(1, unit.get())));
    scene.at++;
    return true;
  }

  private Optional<ColumnRef> time() {
    if (scene.measured != null && scene.measures.time(scene.measured).isPresent()) {
      return scene.measures.time(scene.measured);
    }
    for (Pick pick : scene.sketch.picks()) {
      if (pick.isAggregate()
          && pick.table() != null
          && scene.measures.time(pick.table()).isPresent()) {
        return scene.measures.time(pick.table());
      }
    }
    if (scene.lastTable != null) {
      Optional<ColumnRef> time = scene.measures.time(scene.lastTable);
      if (time.isPresent()) {
        return time;
      }
    }
    Optional<ColumnRef> metric = scene.metricTime();
    if (metric.isPresent()) {
      return metric;
    }
    if (scene.subject() != null && scene.measures.time(scene.subject()).isPresent()) {
      return scene.measures.time(scene.subject());
    }
    return scene.pieces.stream()
        .filter(Piece::isColumn)
        .map(p -> p.column().column().table())
        .flatMap(t -> scene.measures.time(t).stream())
        .findFirst();
  }

  private boolean each() {
    int i = scene.skip(scene.at + 1, Tag.OF, Tag.DISTINCT, Tag.ANY);
    Piece noun = scene.get(i);
    if (noun == null || !group(noun, i)) {
      scene.eachPick = true;
      scene.at++;
      return true;
    }
    scene.counts |= scene.here().lower().equals("per");
    scene.note(scene.at, i + 1, "for each " + noun.lower());
    scene.at = i + 1 + scene.extraConsumed;
    scene.extraConsumed = 0;
    while (scene.is(scene.at, Tag.AND) && scene.is(scene.at + 1, Tag.EACH)) {
      scene.at++;
      each();
    }
    return true;
  }

  private boolean group(Piece noun, int index) {
    if (noun.isTable() && noun.tableScore() > 0.5) {
      Piece next = scene.get(index + 1);
      boolean compound =
          next != null
              && next.isColumn()
              && next.columnScore() > 0.4
              && scene.touches(index, index + 1)
              && Scene.same(next.column().column().table(), noun.table().table());
      if (next != null && next.isTable() && scene.touches(index, index + 1) && leads(noun, next)) {
        scene.sketch.groupings().add(new Grouping.ByRow(scene.useTable(index + 1)));
        scene.extraConsumed = 1;
      } else if (compound) {
        ColumnRef column = scene.use(index + 1);
        scene.sketch.groupings().add(new Grouping.ByColumn(column));
        scene.extraConsumed = 1;
      } else {
        scene.sketch.groupings().add(new Grouping.ByRow(scene.useTable(index)));
      }
      return true;
    }
    if (noun.column() != null && noun.columnScore() > 0.4 && !noun.isValue()) {
      scene.sketch.groupings().add(new Grouping.ByColumn(scene.use(index)));
      return true;
    }
    return false;
  }

  /** In 'product category' each product has one category, which is what is meant. */
  private boolean leads(Piece modifier, Piece head) {
    return modifier.isTable()
        && !Scene.same(modifier.table().table(), head.table().table())
        && head.tableScore() > 0.8
        && scene.isConnected(modifier.table().table(), head.table().table())
        && !scene.isToMany(modifier.table().table(), head.table().table());
  }

  /** 'sales by country'; not 'directed by', 'ordered by' or 'by the youngest singer'. */
  private boolean by() {
    int i = scene.skip(scene.at + 1, Tag.ANY, Tag.DISTINCT);
    Piece noun = scene.get(i);
    if (noun == null) {
      return false;
    }
    if (scene.topPending) {
      Pick pick = rankedBy(noun, i);
      if (pick != null) {
        scene.sketch.rankings().add(new Ranking(pick, scene.topDescending, scene.sketch.limit()));
        scene.shownRank = pick;
        scene.sketch.limit(null);
        scene.topPending = false;
        return true;
      }
    }
    Piece before = scene.get(scene.at - 1);
    boolean agent =
        before != null
            && before.chunk().first().isWord()
            && !before.isTable()
            && before.chunk().tokens().getLast().lower().endsWith("ed");
    boolean listed =
        !scene.sketch.picks().isEmpty()
            && scene.sketch.picks().stream().allMatch(p -> p instanceof Pick.Rows)
            && isDimension(noun);
    boolean groupable =
        listed
            || scene.follows
            || scene.sketch.transform() != null
            || scene.trend
            || scene.sketch.hasAggregate()
            || isSortableTop(noun);
    if (agent || !groupable || noun.isValue()) {
      return false;
    }
    int start = scene.at;
    if (!group(noun, i)) {
      return false;
    }
    scene.counts = true;
    scene.note(start, i + 1, "by " + noun.lower());
    scene.at = i + 1 + scene.extraConsumed;
    scene.extraConsumed = 0;
    while ((scene.is(scene.at, Tag.AND) || !scene.done() && scene.here().isMark(","))
        && scene.get(scene.at + 1) != null
        && isDimension(scene.get(scene.at + 1))
        && group(scene.get(scene.at + 1), scene.at + 1)) {
      scene.at += 2;
    }
    andTime();
    return true;
  }

  /** In 'by country and year' the last word is a stretch of time. */
  private void andTime() {
    Piece word = scene.get(scene.at + 1);
    Optional<TimeUnit> unit =
        scene.is(scene.at, Tag.AND) && word != null && word.chunk().tag() == null
            ? TimeUnit.of(word.lower())
            : Optional.empty();
    Optional<ColumnRef> column = unit.isPresent() ? time() : Optional.empty();
    if (column.isEmpty() || !column.get().isTemporal()) {
      return;
    }
    scene.note(scene.at + 1, scene.at + 2, "per " + unit.get().word() + " of " + column.get());
    scene.sketch.groupings().add(new Grouping.ByTime(column.get(), new Grain(1, unit.get())));
    scene.at += 2;
  }

  private static boolean isDimension(Piece piece) {
    return piece.isTable() || piece.isColumn() && !piece.column().column().isNumeric();
  }

  private boolean isSortableTop(Piece noun) {
    return scene.topPending && (noun.isTable() || noun.column() != null);
  }

  private Pick rankedBy(Piece noun, int index) {
    int i = index;
    Pick pick = null;
    if (noun.is(Tag.COUNT)) {
      i = scene.skip(index + 1, Tag.OF);
      Piece counted = scene.get(i);
      if (counted != null && counted.isTable()) {
        pick = new Pick.RowCount(scene.useTable(i));
      }
    } else if (noun.is(Tag.AGG)) {
      i = scene.skip(index + 1, Tag.OF);
      Piece column = scene.get(i);
      if (column != null && column.column() != null && column.columnScore() > 0.4) {
        pick =
            new Pick.Aggregated(
                AggregateFunction.of(noun.argument()).orElseThrow(), scene.use(i), false, false);
      } else if (column != null && column.isTable() && noun.argument().equals("sum")) {
        Table table = scene.useTable(i);
        pick =
            scene
                .measures
                .column(table, noun.lower())
                .filter(ColumnRef::isNumeric)
                .<Pick>map(c -> new Pick.Aggregated(AggregateFunction.SUM, c, false, false))
                .orElseGet(() -> new Pick.RowCount(table));
      } else if (column != null && column.isMetric()) {
        pick = new Pick.Measured(column.metric().metric());
      }
    } else if (noun.isMetric()) {
      scene.sketch.linked(noun.metricScore());
      pick = new Pick.Measured(noun.metric().metric());
    } else if (noun.isColumn() && noun.column().column().isNumeric()) {
      pick = new Pick.Field(scene.use(index));
    } else if (noun.isTable() && !Scene.same(noun.table().table(), scene.subject())) {
      pick = new Pick.RowCount(scene.useTable(index));
    }
    if (pick != null) {
      scene.note(scene.at, i + 1, "ranked by " + scene.get(i).lower());
      scene.at = i + 1;
    }
    return pick;
  }
}
