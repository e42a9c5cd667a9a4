package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.link.Metrics;
import io.querent.nlq.text.Tag;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Metric;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is asked to see: columns, counts, aggregates, entities. */
final class Selections {
  private final Scene scene;
  private final Counts counts;
  private final Aggregates aggregates;

  Selections(Scene scene) {
    this.scene = scene;
    this.counts = new Counts(scene);
    this.aggregates = new Aggregates(scene, counts);
  }

  boolean read() {
    Piece here = scene.here();
    if (here.chunk().tag() != null) {
      return switch (here.chunk().tag()) {
        case WH -> question();
        case COUNT -> counts.count();
        case AGG -> aggregates.aggregate();
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

  /** 'Who does each employee report to': a verb that a column is named for. */
  private boolean verb() {
    Piece before = scene.get(scene.at - 1);
    Piece to = scene.peek(1);
    if (before == null || !before.isTable() || to == null || !to.is(Tag.OF)) {
      return false;
    }
    Optional<ColumnRef> column =
        scene.measures.named(before.table().table(), scene.here().lower() + " " + to.lower());
    if (column.isEmpty()) {
      return false;
    }
    scene.sketch.linked(0.95);
    scene.sketch.picks().add(new Pick.Field(column.get()));
    scene.note(scene.at, scene.at + 2, column.get().toString());
    scene.at += 2;
    return true;
  }

  private boolean question() {
    if (verb()) {
      return true;
    }
    Piece before = scene.get(scene.at - 1);
    String word = scene.here().lower();
    boolean relative =
        word.equals("which")
            && before != null
            && (before.isLinked()
                || scene.mode == Scene.Mode.WHERE && !before.is(Tag.AND) && !before.isMark(","));
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
    if (kind == Metric.Kind.SHARE && isPredicate(scene.skip(scene.at + 1, Tag.OF, Tag.ANY))) {
      scene.sketch.transform(null);
      scene.sketch.rate(true);
    }
    scene.note(scene.at, scene.at + 1, kind.name().toLowerCase(Locale.ROOT));
    scene.mode = Scene.Mode.SELECT;
    scene.at++;
    return true;
  }

  /** In 'percentage of checks failed' the failed ones are a part of all checks. */
  private boolean isPredicate(int index) {
    Piece piece = scene.get(index);
    return piece != null
        && piece.isMetric()
        && piece.metric().metric().filter() != null
        && Metrics.counted(piece.metric().metric()).isPresent()
        && piece.chunk().tokens().size() > 1
        && piece.chunk().tokens().getLast().lower().endsWith("ed");
  }

  /** 'All the information about hiring'. */
  private boolean everything() {
    Piece noun = scene.peek(1);
    if (noun == null
        || !Set.of("information", "info", "details", "data", "columns", "fields", "attributes")
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
      Optional<ColumnRef> column =
          table == null ? Optional.empty() : scene.measures.named(table, word);
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
    for (String word :
        List.of(
            "location",
            "place",
            "city",
            "hometown",
            "home",
            "address",
            "country",
            "state",
            "region")) {
      Table table = following();
      Optional<ColumnRef> column =
          table == null ? Optional.empty() : scene.measures.named(table, word);
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
            || !next.is(
                    Tag.BE,
                    Tag.HAVING,
                    Tag.CMP,
                    Tag.NOT,
                    Tag.COMPARATIVE,
                    Tag.BETWEEN,
                    Tag.SUP,
                    Tag.SUPERLATIVE)
                && !next.isNumber()
                && !next.isValue());
  }

  private boolean table() {
    Table table = scene.useTable(scene.at);
    Piece before = scene.get(scene.at - 1);
    boolean adjacent =
        before != null
            && before.isTable()
            && scene.touches(scene.at - 1, scene.at)
            && !Scene.same(before.table().table(), table);
    String word = scene.here().chunk().tokens().getLast().lower();
    if (scene.is(scene.at - 1, Tag.BE) && word.endsWith("ed") && !scene.sketch.picks().isEmpty()) {
      scene.mode = Scene.Mode.WHERE;
    } else if (adjacent && (word.endsWith("ed") || word.endsWith("ing"))) {
      scene.mode = Scene.Mode.WHERE;
    } else if (adjacent
        && !scene.sketch.picks().isEmpty()
        && scene.sketch.picks().getLast() instanceof Pick.Rows(Table modifier)) {
      scene.sketch.picks().removeLast();
      scene.sketch.join(modifier);
    }
    Piece owner = scene.get(scene.at - 2);
    boolean verb =
        before != null
            && owner != null
            && owner.isTable()
            && before.chunk().tag() == null
            && !before.isLinked()
            && before.chunk().first().isWord();
    if (verb && !scene.sketch.picks().isEmpty()) {
      scene.mode = Scene.Mode.WHERE;
    }
    boolean asked =
        scene.mode == Scene.Mode.SELECT
            && !(scene.is(scene.at - 1, Tag.OF, Tag.BY) && !scene.sketch.picks().isEmpty())
            && !(before != null && before.isValue() && scene.is(scene.at - 2, Tag.OF));
    if (asked) {
      scene.sketch.picks().add(new Pick.Rows(table));
    } else {
      scene.sketch.join(table);
    }
    scene.note(scene.at, scene.at + 1, table.name());
    scene.at++;
    return true;
  }

  /**
   * In 'how many users signed up this year' the words behind the count tell what happened; they are
   * not asked for.
   */
  private boolean says(ColumnRef column) {
    boolean counted =
        !scene.sketch.picks().isEmpty() && scene.sketch.picks().getLast() instanceof Pick.RowCount;
    Piece before = scene.get(scene.at - 1);
    boolean listed = before == null || before.isMark(",") || before.chunk().tag() != null;
    return counted && !listed && scene.here().columnScore() < 0.95 && !column.isKey();
  }

  private boolean column() {
    ColumnRef column = scene.use(scene.at);
    Piece before = scene.get(scene.at - 1);
    if (before != null
        && before.isMark("(")
        && !scene.sketch.picks().isEmpty()
        && scene.sketch.picks().getLast() instanceof Pick.Aggregated a
        && a.column().sameAs(column)) {
      scene.at++;
      return true;
    }
    boolean categoryName =
        before != null
            && before.isColumn()
            && before.column().column().isText()
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
    boolean does =
        scene.get(scene.at - 1) != null
            && scene.get(scene.at - 1).isTable()
            && scene.isParticiple(scene.at);
    if (says(column)) {
      scene.sketch.doubt(0.05);
      scene.note(scene.at, scene.at + 1, column.toString());
      scene.at++;
      return true;
    }
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
