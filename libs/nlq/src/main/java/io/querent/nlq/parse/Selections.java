package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.text.Tag;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is asked to see: columns, counts, aggregates, entities. */
final class Selections {
  private final Scene scene;

  Selections(Scene scene) {
    this.scene = scene;
  }

  boolean read() {
    Piece here = scene.here();
    if (here.chunk().tag() != null) {
      return switch (here.chunk().tag()) {
        case WH -> question();
        case COUNT -> count();
        case AGG -> aggregate();
        case DISTINCT -> distinct();
        case HOW_OLD -> measure(Set.of(here.argument()));
        case WHEN -> (scene.at == 0 || scene.is(scene.at - 1, Tag.AND)) && when();
        case WHERE -> scene.mode == Scene.Mode.SELECT && scene.at == 0 && where();
        case SHARE -> transform(Metric.Kind.SHARE);
        case GROWTH -> transform(Metric.Kind.GROWTH);
        case RUNNING -> transform(Metric.Kind.RUNNING);
        case TREND -> trend();
        case ANY -> everything();
        case NAMED -> false;
        default -> false;
      };
    }
    if (here.isMetric()) {
      return metric();
    }
    if (here.isTable() && here.tableScore() > 0.45) {
      return table();
    }
    if (here.column() != null && here.columnScore() >= 0.4 && !here.isValue()) {
      return column();
    }
    return here.isTable() && table();
  }

  private boolean question() {
    Piece before = scene.get(scene.at - 1);
    String word = scene.here().lower();
    boolean relative =
        word.equals("which")
            && before != null
            && (before.isLinked() || scene.mode == Scene.Mode.WHERE && !before.is(Tag.AND) && !before.isMark(","));
    scene.mode = relative ? Scene.Mode.WHERE : Scene.Mode.SELECT;
    scene.at++;
    return true;
  }

  private boolean distinct() {
    scene.pendingDistinct = true;
    scene.at++;
    return true;
  }

  private boolean transform(Metric.Kind kind) {
    scene.sketch.transform(kind);
    scene.note(scene.at, scene.at + 1, kind.name().toLowerCase(java.util.Locale.ROOT));
    scene.mode = Scene.Mode.SELECT;
    scene.at++;
    return true;
  }

  /** 'All the information about hiring'. */
  private boolean everything() {
    Piece noun = scene.peek(1);
    if (noun == null || !Set.of("information", "info", "details", "data", "columns", "fields", "attributes")
        .contains(noun.lower())) {
      return false;
    }
    int i = scene.at + 2;
    while (scene.get(i) != null && !scene.get(i).isTable() && i < scene.at + 5) {
      i++;
    }
    if (scene.get(i) == null || !scene.get(i).isTable()) {
      return false;
    }
    scene.sketch.picks().add(new Pick.Everything(scene.useTable(i)));
    scene.note(scene.at, i + 1, "all columns of " + scene.get(i).table().table().name());
    scene.at = i + 1;
    return true;
  }

  private boolean trend() {
    scene.trend = true;
    scene.at++;
    return true;
  }

  private boolean count() {
    int start = scene.at;
    boolean total = scene.here().lower().contains("total");
    if (scene.mode == Scene.Mode.WHERE && scene.is(start - 1, Tag.OF, Tag.HAVING)
        && !scene.is(start - 1, Tag.AND)) {
      scene.sketch.doubt(0.05);
    }
    scene.mode = Scene.Mode.SELECT;
    int i = start + 1;
    boolean distinct = false;
    while (scene.is(i, Tag.OF, Tag.DISTINCT, Tag.ANY, Tag.ONE)) {
      distinct |= scene.is(i, Tag.DISTINCT);
      i++;
    }
    Piece noun = scene.get(i);
    int adjectives = i;
    while (noun != null && isAdjective(noun, adjectives)) {
      noun = scene.get(++adjectives);
    }
    if (adjectives > i && noun != null && (noun.isTable() || noun.column() != null)) {
      int end = countNoun(noun, adjectives, distinct, total);
      if (end > 0) {
        scene.note(adjectives, end, "counted");
        reread(i, adjectives, end);
        return true;
      }
    }
    noun = scene.get(i);
    if (noun != null && noun.isValue() && !scene.pieces.isEmpty()) {
      return countValue(start, i, noun);
    }
    int end = noun == null ? -1 : countNoun(noun, i, distinct, total);
    if (end < 0) {
      return bareCount(start, i);
    }
    scene.note(start, end, "count of " + noun.lower());
    scene.at = end;
    return true;
  }

  /** 'How many outages' counts the rows that hold the value. */
  private boolean countValue(int start, int index, Piece noun) {
    ColumnRef column = noun.value().column();
    scene.sketch.linked(noun.valueScore());
    scene.sketch.picks().add(new Pick.RowCount(column.table()));
    scene.sketch.conditions().add(
        new Condition.Compare(
            column,
            io.querent.semantics.ir.Operator.EQ,
            Literals.single(Literals.text(noun.value().value(), column))));
    scene.note(start, index + 1, "count of rows with " + column + " = " + noun.value().value());
    scene.at = index + 1;
    return true;
  }

  private boolean isAdjective(Piece piece, int index) {
    Piece next = scene.get(index + 1);
    boolean noun = next != null && (next.isTable() || next.column() != null || next.isValue());
    boolean flag = piece.isColumn() && piece.column().column().truth() != null;
    return noun && (piece.isValue() || flag);
  }

  /** Reads the adjectives between 'how many' and its noun as conditions, then goes on after the noun. */
  private void reread(int from, int to, int end) {
    scene.pendingAdjectives.add(new int[] {from, to});
    scene.at = end;
  }

  private int countNoun(Piece noun, int index, boolean distinct, boolean total) {
    boolean columnToo = noun.column() != null && noun.columnScore() > 0.4;
    boolean label =
        columnToo
            && scene.vocabulary.labels().named(noun.column().column().table())
                .filter(noun.column().column().column()::equals).isPresent();
    if (noun.isColumn() && label && !distinct && noun.tableScore() > 0.5) {
      return countTable(noun, index, false);
    }
    boolean preferColumn = distinct && columnToo && noun.columnScore() >= noun.tableScore() - 0.25;
    if (noun.isTable() && noun.tableScore() > 0.45 && !preferColumn) {
      return countTable(noun, index, distinct);
    }
    if (columnToo && !noun.isValue()) {
      ColumnRef column = scene.use(index);
      boolean compared = noun.column().namesTable() && scene.is(index + 1, Tag.CMP, Tag.BETWEEN, Tag.COMPARATIVE);
      if (compared) {
        scene.sketch.picks().add(new Pick.RowCount(column.table()));
        return index + 1;
      }
      boolean quantity = column.isNumeric() && !column.isKey() && !isReference(column) && !column.isYear();
      if (quantity && !distinct) {
        scene.sketch.picks().add(
            total
                ? new Pick.Aggregated(AggregateFunction.SUM, column, false, false)
                : new Pick.Aggregated(AggregateFunction.SUM, column, false, true));
      } else {
        scene.sketch.picks().add(new Pick.ValueCount(column, true));
      }
      return index + 1;
    }
    return -1;
  }

  private int countTable(Piece noun, int index, boolean distinct) {
    Piece next = scene.get(index + 1);
    if (next != null && next.isTable() && next.tableScore() > 0.5 && scene.touches(index, index + 1)) {
      return countTable(next, index + 1, distinct);
    }
    Table table = scene.useTable(index);
    boolean compound =
        next != null && next.isColumn() && next.columnScore() > 0.45
            && Scene.same(next.column().column().table(), table)
            && !next.column().column().isNumeric()
            && scene.touches(index, index + 1)
            && !scene.isParticiple(index + 1)
            && !scene.is(index + 2, Tag.BE, Tag.CMP);
    if (compound) {
      scene.sketch.picks().add(new Pick.ValueCount(scene.use(index + 1), true));
      return index + 2;
    }
    scene.sketch.picks().add(new Pick.RowCount(table));
    return index + 1;
  }

  private boolean bareCount(int start, int next) {
    Table table = scene.subject();
    if (table == null) {
      return false;
    }
    scene.sketch.picks().add(new Pick.RowCount(table));
    scene.sketch.doubt(0.08);
    scene.note(start, start + 1, "count of " + table.name());
    scene.at = Math.max(start + 1, next);
    return true;
  }

  private boolean isReference(ColumnRef column) {
    return scene.vocabulary.graph().stepsFrom(column.table().id()).stream()
        .anyMatch(
            s ->
                s.forward()
                    && s.relationship().fromColumns().stream()
                        .anyMatch(column.column().name()::equalsIgnoreCase));
  }

  /** 'average, minimum and maximum age', 'total sales', 'average of the capacity'. */
  private boolean aggregate() {
    int start = scene.at;
    List<AggregateFunction> functions = new ArrayList<>();
    int i = start;
    while (scene.is(i, Tag.AGG, Tag.AND, Tag.OF, Tag.DISTINCT, Tag.ANY)
        || scene.get(i) != null && scene.get(i).isMark(",")) {
      if (scene.is(i, Tag.AGG)) {
        functions.add(AggregateFunction.of(scene.get(i).argument()).orElseThrow());
      }
      i++;
    }
    Piece noun = scene.get(i);
    if (functions.size() == 1 && extreme(functions.getFirst(), noun, i)) {
      return true;
    }
    if (noun != null && noun.is(Tag.COUNT) && functions.contains(AggregateFunction.SUM)) {
      scene.at = i;
      return count();
    }
    if (noun != null && noun.isMetric()) {
      scene.at = i;
      return metric();
    }
    if (noun != null && noun.column() != null && noun.columnScore() >= 0.4 && !noun.isValue()
        && (noun.isColumn() || noun.column().column().isNumeric())) {
      ColumnRef column = scene.use(i);
      if (!column.isNumeric() && !column.isNumberInText() && !column.isTemporal() && !column.isYear()) {
        scene.sketch.doubt(0.15);
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

  /** 'The model that has the minimum weight' means the row, not the number. */
  private boolean extreme(AggregateFunction function, Piece noun, int index) {
    boolean most = function == AggregateFunction.MAX;
    boolean has = scene.is(scene.at - 1, Tag.HAVING) && scene.target == scene.sketch.conditions();
    boolean rows = !scene.sketch.picks().isEmpty() && !scene.sketch.hasAggregate();
    if (!has || !rows || !most && function != AggregateFunction.MIN || noun == null || noun.column() == null
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
    if (next != null && next.isColumn() && next.columnScore() > 0.4
        && next.column().column().isNumeric()) {
      for (AggregateFunction function : functions) {
        scene.sketch.picks().add(new Pick.Aggregated(function, next.column().column(), false, false));
      }
      scene.useTable(index);
      scene.use(index + 1);
      scene.at = index + 2;
      return true;
    }
    Optional<ColumnRef> value = meansValue(start, index, functions) ? scene.measures.amount(scene.get(index).table().table()) : Optional.empty();
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
    Optional<ColumnRef> amount = functions.contains(AggregateFunction.SUM) ? amount(start, scene.get(index).table().table()) : Optional.empty();
    if (amount.isPresent()) {
      scene.useTable(index);
      scene.sketch.picks().add(new Pick.Aggregated(AggregateFunction.SUM, amount.get(), false, false));
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
    return !functions.contains(AggregateFunction.SUM) && scene.touches(start, index);
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

  private boolean metric() {
    Piece here = scene.here();
    scene.sketch.linked(here.metricScore());
    scene.sketch.picks().add(new Pick.Measured(here.metric().metric()));
    scene.note(scene.at, scene.at + 1, "metric " + here.metric().metric().name());
    scene.at++;
    return true;
  }

  private boolean measure(Set<String> words) {
    Table table = following();
    for (String word : words) {
      Optional<ColumnRef> column = table == null ? Optional.empty() : scene.measures.named(table, word);
      if (column.isPresent()) {
        scene.sketch.picks().add(new Pick.Field(column.get()));
        scene.note(scene.at, scene.at + 1, column.get().toString());
        scene.mode = Scene.Mode.SELECT;
        scene.at++;
        return true;
      }
    }
    return false;
  }

  private Table following() {
    for (int i = scene.at + 1; i < scene.pieces.size() && i < scene.at + 5; i++) {
      if (scene.get(i).isTable()) {
        return scene.get(i).table().table();
      }
      if (scene.get(i).isValue()) {
        return scene.get(i).value().column().table();
      }
    }
    return scene.subject() != null ? scene.subject() : scene.lastTable;
  }

  private boolean when() {
    Table table = following();
    Optional<ColumnRef> time = table == null ? Optional.empty() : scene.measures.time(table);
    for (String word : List.of("date", "time", "year")) {
      if (time.isEmpty() && table != null) {
        time = scene.measures.named(table, word);
      }
    }
    if (time.isEmpty()) {
      return false;
    }
    scene.sketch.picks().add(new Pick.Field(time.get()));
    scene.note(scene.at, scene.at + 1, time.get().toString());
    scene.at++;
    return true;
  }

  private boolean where() {
    for (String word : List.of("location", "place", "city", "hometown", "home", "address", "country", "state", "region")) {
      Table table = following();
      Optional<ColumnRef> column = table == null ? Optional.empty() : scene.measures.named(table, word);
      if (column.isPresent()) {
        scene.sketch.picks().add(new Pick.Field(column.get()));
        scene.note(scene.at, scene.at + 1, column.get().toString());
        scene.at++;
        return true;
      }
    }
    return false;
  }

  /** After 'and' a column without anything to compare it with is asked for as well. */
  private boolean resumes() {
    Piece next = scene.peek(1);
    return scene.is(scene.at - 1, Tag.AND)
        && scene.target == scene.sketch.conditions()
        && !scene.sketch.picks().isEmpty()
        && (next == null
            || !next.is(Tag.BE, Tag.HAVING, Tag.CMP, Tag.NOT, Tag.COMPARATIVE, Tag.BETWEEN, Tag.SUP, Tag.SUPERLATIVE)
                && !next.isNumber()
                && !next.isValue());
  }

  private boolean table() {
    Table table = scene.useTable(scene.at);
    Piece before = scene.get(scene.at - 1);
    boolean adjacent = before != null && before.isTable() && scene.touches(scene.at - 1, scene.at) && !Scene.same(before.table().table(), table);
    String word = scene.here().chunk().tokens().getLast().lower();
    if (adjacent && (word.endsWith("ed") || word.endsWith("ing"))) {
      scene.mode = Scene.Mode.WHERE;
    } else if (adjacent && !scene.sketch.picks().isEmpty()
        && scene.sketch.picks().getLast() instanceof Pick.Rows(Table modifier)) {
      scene.sketch.picks().removeLast();
      scene.sketch.join(modifier);
    }
    boolean asked =
        scene.mode == Scene.Mode.SELECT
            && !(scene.is(scene.at - 1, Tag.OF, Tag.BY) && !scene.sketch.picks().isEmpty());
    if (asked) {
      scene.rowsAt.add(scene.sketch.picks().size());
      scene.sketch.picks().add(new Pick.Rows(table));
    } else {
      scene.sketch.join(table);
    }
    scene.note(scene.at, scene.at + 1, table.name());
    scene.at++;
    return true;
  }

  private boolean column() {
    ColumnRef column = scene.use(scene.at);
    Piece before = scene.get(scene.at - 1);
    if (before != null && before.isMark("(") && !scene.sketch.picks().isEmpty()
        && scene.sketch.picks().getLast() instanceof Pick.Aggregated a && a.column().sameAs(column)) {
      scene.at++;
      return true;
    }
    boolean categoryName =
        before != null && before.isColumn() && before.column().column().isText()
            && scene.here().chunk().tokens().size() == 1
            && scene.here().chunk().first().lemma().equals("name")
            && !before.chunk().first().lemma().equals("name");
    if (categoryName) {
      scene.at++;
      return true;
    }
    boolean restated =
        scene.sketch.picks().stream()
            .anyMatch(p -> p instanceof Pick.Aggregated a && a.column().sameAs(column));
    if (restated && scene.mode == Scene.Mode.SELECT && column.isNumeric() && !column.isKey()) {
      scene.at++;
      return true;
    }
    boolean does = scene.get(scene.at - 1) != null && scene.get(scene.at - 1).isTable() && scene.isParticiple(scene.at);
    if ((scene.mode == Scene.Mode.SELECT && !does) || resumes()) {
      scene.mode = Scene.Mode.SELECT;
      scene.sketch.picks().add(new Pick.Field(column));
      scene.sketch.distinct(scene.sketch.distinct() || scene.pendingDistinct);
      scene.pendingDistinct = false;
      scene.note(scene.at, scene.at + 1, column.toString());
    } else {
      scene.sketch.join(column.table());
      scene.note(scene.at, scene.at + 1, column.toString());
      scene.sketch.doubt(scene.here().columnScore() > 0.8 ? 0.04 : 0.02);
    }
    scene.at++;
    return true;
  }
}
