package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.text.Tag;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.AggregateFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Aggregates: 'average age', 'total sales', 'minimum and maximum price'. */
final class Aggregates {
  private final Scene scene;
  private final Counts counts;

  Aggregates(Scene scene, Counts counts) {
    this.scene = scene;
    this.counts = counts;
  }

  /** 'average, minimum and maximum age', 'total sales', 'average of the capacity'. */
  boolean aggregate() {
    int start = scene.at;
    List<AggregateFunction> functions = new ArrayList<>();
    int i = start;
    while (scene.is(i, Tag.AGG, Tag.AND, Tag.OF, Tag.DISTINCT, Tag.ANY)
        || scene.get(i) != null && scene.get(i).isMark(",")) {
      if (scene.is(i, Tag.AGG) && i > start && scene.is(i - 1, Tag.AGG) && named(i).isPresent()) {
        ColumnRef column = named(i).get();
        scene.sketch.linked(0.95);
        for (AggregateFunction function : functions) {
          scene.sketch.picks().add(new Pick.Aggregated(function, column, false, false));
        }
        scene.note(start, i + 1, functions.getFirst().word() + " of " + column);
        scene.at = i + 1;
        return true;
      }
      if (scene.is(i, Tag.AGG)) {
        functions.add(AggregateFunction.of(scene.get(i).argument()).orElseThrow());
      }
      i++;
    }
    Piece noun = scene.get(i);
    int behind = noun != null && noun.is(Tag.COUNT) ? scene.skip(i + 1, Tag.OF) : i + 1;
    boolean passes =
        noun != null
            && (noun.is(Tag.COUNT)
                || noun.chunk().tag() == null && !noun.isLinked() && noun.chunk().first().isWord());
    Piece next = scene.get(behind);
    if (passes
        && next != null
        && next.isColumn()
        && next.column().column().isNumeric()
        && !next.column().column().isKey()) {
      scene.sketch.doubt(noun.is(Tag.COUNT) ? 0 : 0.1);
      i = behind;
      noun = next;
    }
    if (functions.size() == 1 && extreme(functions.getFirst(), noun, i)) {
      return true;
    }
    if (noun != null && noun.is(Tag.COUNT) && functions.contains(AggregateFunction.SUM)) {
      scene.at = i;
      return counts.count();
    }
    if (noun != null && noun.isMetric() && !isOfRows(noun, functions)) {
      String label = String.valueOf(noun.metric().metric().label()).toLowerCase(Locale.ROOT);
      boolean said = functions.contains(AggregateFunction.SUM) || label.contains("average");
      boolean other =
          functions.contains(AggregateFunction.MEDIAN)
              || functions.contains(AggregateFunction.STDDEV);
      scene.sketch.doubt(other ? 0.5 : said ? 0 : 0.2);
      scene.at = i;
      return true;
    }
    if (noun != null
        && noun.column() != null
        && noun.columnScore() >= 0.4
        && !noun.isValue()
        && (noun.isColumn() || noun.column().column().isNumeric())) {
      ColumnRef column = scene.use(i);
      if (!column.isNumeric()
          && !column.isNumberInText()
          && !column.isTemporal()
          && !column.isYear()) {
        scene.sketch.doubt(0.15);
      }
      boolean moment = column.isTemporal() && !column.isNumeric() && !column.isYear();
      if (moment
          && (functions.contains(AggregateFunction.AVG)
              || functions.contains(AggregateFunction.SUM))) {
        scene.sketch.doubt(0.5);
      }
      for (AggregateFunction function : functions) {
        scene.sketch.picks().add(new Pick.Aggregated(function, column, false, false));
      }
      scene.mode = Scene.Mode.SELECT;
      scene.note(start, i + 1, functions.getFirst().word() + " of " + column);
      scene.at = i + 1;
      return true;
    }
    if (noun != null && noun.isTable()) {
      return ofTable(functions, start, i);
    }
    return trailing(functions, start);
  }

  /** 'Average energy' is of the readings when 'energy' is both a column and the name of its sum. */
  private static boolean isOfRows(Piece noun, List<AggregateFunction> functions) {
    return noun.column() != null
        && noun.columnScore() > 0.9
        && noun.column().column().isNumeric()
        && !functions.contains(AggregateFunction.SUM);
  }

  /** 'The model that has the minimum weight' means the row, not the number. */
  private boolean extreme(AggregateFunction function, Piece noun, int index) {
    boolean most = function == AggregateFunction.MAX;
    boolean has = scene.is(scene.at - 1, Tag.HAVING) && scene.target == scene.sketch.conditions();
    boolean rows = !scene.sketch.picks().isEmpty() && !scene.sketch.hasAggregate();
    if (!has
        || !rows
        || !most && function != AggregateFunction.MIN
        || noun == null
        || noun.column() == null
        || noun.columnScore() < 0.45) {
      return false;
    }
    ColumnRef column = scene.use(index);
    scene.note(scene.at, index + 1, (most ? "largest " : "smallest ") + column);
    scene.sketch.rankings().add(new Ranking(new Pick.Field(column), most, 1));
    scene.at = index + 1;
    return true;
  }

  /** 'total singers' counts; 'average of singers' cannot be said what of. */
  private boolean ofTable(List<AggregateFunction> functions, int start, int index) {
    Piece next = scene.get(index + 1);
    if (next != null
        && next.isColumn()
        && next.columnScore() > 0.4
        && next.column().column().isNumeric()) {
      for (AggregateFunction function : functions) {
        scene
            .sketch
            .picks()
            .add(new Pick.Aggregated(function, next.column().column(), false, false));
      }
      scene.useTable(index);
      scene.use(index + 1);
      scene.at = index + 2;
      return true;
    }
    Optional<ColumnRef> value =
        meansValue(start, index, functions)
            ? scene.measures.amount(scene.get(index).table().table())
            : Optional.empty();
    if (value.isPresent()) {
      for (AggregateFunction function : functions) {
        scene.sketch.picks().add(new Pick.Aggregated(function, value.get(), false, false));
      }
      scene.useTable(index);
      scene.sketch.doubt(0.08);
      scene.note(start, index + 1, functions.getFirst().word() + " of " + value.get());
      scene.at = index + 1;
      return true;
    }
    Optional<ColumnRef> amount =
        functions.contains(AggregateFunction.SUM)
            ? amount(start, scene.get(index).table().table())
            : Optional.empty();
    if (amount.isPresent()) {
      scene.useTable(index);
      scene
          .sketch
          .picks()
          .add(new Pick.Aggregated(AggregateFunction.SUM, amount.get(), false, false));
      scene.note(start, index + 1, "sum of " + amount.get());
      scene.at = index + 1;
      return true;
    }
    if (functions.contains(AggregateFunction.SUM)) {
      scene.sketch.picks().add(new Pick.RowCount(scene.useTable(index)));
      scene.note(start, index + 1, "count");
      scene.at = index + 1;
      return true;
    }
    return trailing(functions, start);
  }

  /** 'Average order', 'average order value': something of the rows is averaged that is not said. */
  private boolean meansValue(int start, int index, List<AggregateFunction> functions) {
    Piece next = scene.get(index + 1);
    return !functions.contains(AggregateFunction.SUM)
        && scene.touches(start, index)
        && !Quantities.isUnknownWord(next);
  }

  /** In 'average total of orders' the second word is a column of the orders. */
  private Optional<ColumnRef> named(int index) {
    int next = scene.skip(index + 1, Tag.OF, Tag.ANY);
    Piece noun = scene.get(next);
    Table table = noun != null && noun.isTable() ? noun.table().table() : scene.subject();
    return table == null
        ? Optional.empty()
        : scene
            .measures
            .column(table, scene.get(index).chunk().first().lower())
            .filter(ColumnRef::isNumeric);
  }

  /** In 'total of all orders' the orders may have a column of that name. */
  private Optional<ColumnRef> amount(int start, Table table) {
    String word = scene.get(start).chunk().first().lower();
    return scene.measures.column(table, word).filter(ColumnRef::isNumeric).filter(c -> !c.isKey());
  }

  /** 'population in total', 'age on average': the number was named before. */
  private boolean trailing(List<AggregateFunction> functions, int start) {
    List<Pick> picks = scene.sketch.picks();
    if (!picks.isEmpty() && functions.size() == 1) {
      Pick last = picks.getLast();
      if (last instanceof Pick.Field(ColumnRef column) && column.isNumeric()) {
        picks.removeLast();
        picks.add(new Pick.Aggregated(functions.getFirst(), column, false, false));
        scene.at = start + 1;
        return true;
      }
      if (last instanceof Pick.Aggregated aggregated) {
        if (aggregated.function() != functions.getFirst()) {
          picks.add(new Pick.Aggregated(functions.getFirst(), aggregated.column(), false, false));
        }
        scene.at = start + 1;
        return true;
      }
      if (last.isAggregate() && functions.getFirst() == AggregateFunction.SUM) {
        scene.at = start + 1;
        return true;
      }
    }
    return false;
  }
}
