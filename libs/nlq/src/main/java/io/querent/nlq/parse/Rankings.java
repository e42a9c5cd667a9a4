package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.text.Tag;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Operator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Superlatives: 'the youngest singer', 'with the most concerts', 'top 5', 'the most common type'.
 */
final class Rankings {
  /** What many measurements have on average, not in total. */
  private static final Set<String> INTENSIVE =
      Set.of("slow", "fast", "quick", "good", "bad", "hot", "cold", "warm", "expensive", "cheap");

  private final Scene scene;
  private final Frequencies frequencies;
  private final BestBy best;

  Rankings(Scene scene) {
    this.scene = scene;
    this.frequencies = new Frequencies(scene, this);
    this.best = new BestBy(scene, this);
  }

  boolean read() {
    int start = scene.at;
    int i = start;
    Integer limit = null;
    if (isCount(i) && scene.is(i + 1, Tag.SUP, Tag.SUPERLATIVE, Tag.COMMON)) {
      limit = number(i);
      i++;
    }
    if ((scene.is(i, Tag.TOP) || isTopWord(i)) && isCount(i + 1)) {
      limit = number(i + 1);
      boolean bottom = scene.get(i).argument().equals("asc");
      i += 2;
      if (!scene.is(i, Tag.SUP, Tag.SUPERLATIVE, Tag.COMMON)) {
        return top(limit, bottom, i);
      }
    }
    if (isCount(i)
        && scene.mode == Scene.Mode.SELECT
        && scene.get(i + 1) != null
        && scene.get(i + 1).isTable()
        && scene.sketch.picks().stream().noneMatch(Pick::isAggregate)
        && limit == null
        && !scene.is(i - 1, Tag.CMP)) {
      return top(number(i), false, i + 1);
    }
    Piece here = scene.get(i);
    if (here == null || !here.is(Tag.SUP, Tag.SUPERLATIVE, Tag.COMMON)) {
      return false;
    }
    if (here.is(Tag.SUP, Tag.SUPERLATIVE) && limit == null && isCount(i + 1)) {
      limit = number(i + 1);
      i++;
    }
    boolean done =
        switch (here.chunk().tag()) {
          case COMMON -> frequencies.common(start, i, here.argument().equals("desc"), limit);
          case SUP -> superlative(start, i, here.argument().equals("desc"), limit, null);
          default ->
              superlative(start, i, Measures.descending(here.argument()), limit, here.argument());
        };
    return done;
  }

  private boolean isTopWord(int index) {
    return scene.is(index, Tag.SUP)
        && (scene.get(index).lower().equals("top") || scene.get(index).lower().equals("bottom"));
  }

  private boolean isCount(int index) {
    Piece piece = scene.get(index);
    return piece != null
        && piece.isNumber()
        && piece.chunk().first().number().scale() <= 0
        && piece.chunk().first().number().intValue() <= 1000;
  }

  private int number(int index) {
    return scene.get(index).chunk().first().number().intValue();
  }

  private boolean top(int limit, boolean bottom, int next) {
    scene.sketch.limit(limit);
    scene.note(scene.at, next, (bottom ? "last " : "first ") + limit);
    scene.topPending = true;
    scene.topDescending = !bottom;
    scene.at = next;
    return true;
  }

  /** Adds a ranking and goes on behind it. */
  void rank(int start, int next, Pick by, boolean descending, Integer limit, String meaning) {
    int rows = limit == null ? 1 : limit;
    scene.note(start, next, meaning);
    scene.sketch.rankings().add(new Ranking(by, descending, rows));
    scene.at = next;
  }

  private boolean superlative(
      int start, int index, boolean descending, Integer limit, String adjective) {
    int i = scene.skip(index + 1, Tag.OF, Tag.DISTINCT, Tag.ANY);
    if (scene.is(i, Tag.COUNT)) {
      i = scene.skip(i + 1, Tag.OF, Tag.DISTINCT);
    }
    if (best.read(start, i, limit, descending, adjective)) {
      return true;
    }
    Piece noun = scene.get(i);
    while (noun != null
        && noun.isValue()
        && scene.get(i + 1) != null
        && scene.get(i + 1).isTable()) {
      ColumnRef column = noun.value().column();
      scene.add(
          new Condition.Compare(
              column, Operator.EQ, Literals.single(Literals.text(noun.value().value(), column))));
      noun = scene.get(++i);
    }
    if (noun != null && noun.isValue() && adjective == null) {
      return ofValue(start, i, descending, limit);
    }
    Piece ranked = scene.get(i + 1);
    if (noun != null
        && noun.isTable()
        && scene.isParticiple(i)
        && ranked != null
        && ranked.isTable()) {
      Table table = scene.useTable(i);
      rank(
          start,
          i + 1,
          new Pick.RowCount(table),
          descending,
          limit,
          "by number of " + table.name());
      scene.lastTable = ranked.table().table();
      scene.sketch.focus(scene.lastTable);
      return true;
    }
    if (noun != null && noun.is(Tag.AGG)) {
      return ofAggregate(start, i, descending, limit);
    }
    if (noun != null && noun.isMetric()) {
      scene.sketch.linked(noun.metricScore());
      rank(
          start,
          i + 1,
          new Pick.Measured(noun.metric().metric()),
          descending,
          limit,
          "by " + noun.metric().metric().name());
      return true;
    }
    if (noun != null
        && noun.column() != null
        && noun.columnScore() > 0.4
        && !noun.isValue()
        && isOrdered(noun)
        && (!noun.isTable() || noun.columnScore() > 0.9)
        && !(adjective != null && isOfTime(adjective) && !fitsTime(noun.column().column()))) {
      return ofColumn(start, i, descending, limit);
    }
    if (adjective != null) {
      return ofAdjective(start, index, i, adjective, limit);
    }
    if (noun != null && noun.isTable() && noun.tableScore() > 0.5) {
      Table table = scene.useTable(i);
      boolean own =
          Scene.same(table, scene.subject())
              && scene.sketch.picks().isEmpty()
              && scene.sketch.groupings().isEmpty()
              && scene.get(index).lower().equals("top");
      if (own) {
        scene.sketch.doubt(0.5);
      }
      rank(
          start,
          i + 1,
          new Pick.RowCount(table),
          descending,
          limit,
          "by number of " + table.name());
      scene.mode = Scene.Mode.WHERE;
      return true;
    }
    if (noun != null && noun.isColumn()) {
      ColumnRef column = scene.use(i);
      rank(
          start,
          i + 1,
          new Pick.RowCount(column.table()),
          descending,
          limit,
          "by number of " + column);
      return true;
    }
    return trailing(start, index, descending, limit);
  }

  /** 'The most outages' are the most rows that hold the value. */
  private boolean ofValue(int start, int index, boolean descending, Integer limit) {
    Piece noun = scene.get(index);
    ColumnRef column = noun.value().column();
    boolean own = Scene.same(column.table(), scene.subject()) || scene.sketch.picks().isEmpty();
    if (own || scene.subject() == null || !scene.isToMany(scene.subject(), column.table())) {
      return false;
    }
    scene.sketch.linked(noun.valueScore());
    scene.add(
        new Condition.Compare(
            column, Operator.EQ, Literals.single(Literals.text(noun.value().value(), column))));
    Pick by = new Pick.RowCount(column.table());
    rank(start, index + 1, by, descending, limit, "by number of " + noun.lower());
    scene.mode = Scene.Mode.WHERE;
    return true;
  }

  /** 'The most recent cost' is the cost of the most recent thing. */
  private static boolean isOfTime(String adjective) {
    return Set.of("recent", "new", "late", "early", "old", "young", "modern").contains(adjective);
  }

  private static boolean fitsTime(ColumnRef column) {
    String name = column.column().name().toLowerCase(Locale.ROOT);
    return !column.isNumeric() || column.isYear() || name.contains("age") || name.contains("year");
  }

  private static boolean isOrdered(Piece noun) {
    ColumnRef column = noun.column().column();
    return column.isNumeric()
        || column.isTemporal()
        || column.isYear()
        || column.isNumberInText()
        || column.column().name().toLowerCase(Locale.ROOT).contains("date");
  }

  private boolean ofAggregate(int start, int index, boolean descending, Integer limit) {
    AggregateFunction function = AggregateFunction.of(scene.get(index).argument()).orElseThrow();
    int i = scene.skip(index + 1, Tag.OF, Tag.COUNT);
    Piece noun = scene.get(i);
    if (noun == null) {
      return false;
    }
    if (noun.isTable() && function == AggregateFunction.SUM) {
      Table table = scene.useTable(i);
      rank(
          start,
          i + 1,
          new Pick.RowCount(table),
          descending,
          limit,
          "by number of " + table.name());
      return true;
    }
    if (noun.column() == null || noun.columnScore() < 0.4) {
      return false;
    }
    ColumnRef column = scene.use(i);
    rank(
        start,
        i + 1,
        new Pick.Aggregated(function, column, false, false),
        descending,
        limit,
        "by " + function.word() + " of " + column);
    return true;
  }

  private boolean ofColumn(int start, int index, boolean descending, Integer limit) {
    ColumnRef column = scene.use(index);
    Piece complement = scene.is(index + 1, Tag.OF) ? scene.get(index + 2) : null;
    boolean whole =
        complement != null
            && complement.isColumn()
            && complement.column().column().isNumeric()
            && !complement.column().column().sameAs(column)
            && scene.mode == Scene.Mode.WHERE;
    if (whole) {
      rank(
          start,
          index + 3,
          new Pick.Field(column),
          descending,
          limit,
          (descending ? "largest " : "smallest ") + column);
      return true;
    }
    boolean asked =
        scene.mode == Scene.Mode.SELECT
            && limit == null
            && !scene.is(start - 1, Tag.HAVING)
            && !(scene.isParticiple(index) && scene.touches(index, index + 1))
            && column.isNumeric();
    if (asked) {
      AggregateFunction function = descending ? AggregateFunction.MAX : AggregateFunction.MIN;
      scene.note(start, index + 1, function.word() + " of " + column);
      scene.sketch.picks().add(new Pick.Aggregated(function, column, false, true));
      scene.at = index + 1;
      return true;
    }
    if (scene.mode == Scene.Mode.SELECT
        && limit == null
        && !scene.is(start - 1, Tag.HAVING)
        && !scene.isParticiple(index)) {
      scene.sketch.picks().add(new Pick.Field(column));
    }
    rank(
        start,
        index + 1,
        new Pick.Field(column),
        descending,
        limit,
        (descending ? "largest " : "smallest ") + column);
    scene.lastTable = scene.lastTable == null ? column.table() : scene.lastTable;
    return true;
  }

  /** The adjective before a table, a value or nothing: what it measures there. */
  private boolean ofAdjective(int start, int index, int next, String adjective, Integer limit) {
    Piece noun = scene.get(next);
    Table table = scene.lastTable != null ? scene.lastTable : scene.subject();
    if (noun != null && noun.isTable()) {
      table = noun.table().table();
    } else if (noun != null && noun.isColumn() && isOfTime(adjective)) {
      table = noun.column().column().table();
    } else if (noun != null && noun.isValue()) {
      table = noun.value().column().table();
    }
    if (table == null) {
      return false;
    }
    boolean last = noun == null || noun.chunk().first().isMark();
    if (last
        && scene.is(start - 1, Tag.BE)
        && trailing(start - 1, index, Measures.descending(adjective), limit)) {
      return true;
    }
    Optional<Measures.Measured> measured = scene.measures.near(adjective, table);
    if (measured.isEmpty()) {
      return false;
    }
    ColumnRef column = measured.get().column();
    boolean many =
        INTENSIVE.contains(adjective)
            && column.isNumeric()
            && !Scene.same(table, column.table())
            && scene.isToMany(table, column.table());
    rank(
        start,
        index + 1,
        many
            ? new Pick.Aggregated(AggregateFunction.AVG, column, false, false)
            : new Pick.Field(column),
        measured.get().descending(),
        limit,
        (measured.get().descending() ? "largest " : "smallest ") + column);
    return true;
  }

  /** 'is worth the most', 'enrolled the most': what was named just before. */
  private boolean trailing(int start, int index, boolean descending, Integer limit) {
    Piece before = scene.get(start - 1);
    if (before == null) {
      return false;
    }
    if (before.column() != null && before.columnScore() > 0.4 && isOrdered(before)) {
      ColumnRef column = before.column().column();
      rank(
          start,
          index + 1,
          new Pick.Field(column),
          descending,
          limit,
          (descending ? "largest " : "smallest ") + column);
      return true;
    }
    if (before.isTable() && !Scene.same(before.table().table(), scene.subject())) {
      Table table = before.table().table();
      rank(
          start,
          index + 1,
          new Pick.RowCount(table),
          descending,
          limit,
          "by number of " + table.name());
      return true;
    }
    return false;
  }
}
