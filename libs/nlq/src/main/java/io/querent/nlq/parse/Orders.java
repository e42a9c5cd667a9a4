package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.text.Adjectives;
import io.querent.nlq.text.Tag;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.AggregateFunction;

/**
 * Sort orders: 'ordered by age', 'in descending order of', 'alphabetically', 'from oldest to
 * youngest'.
 */
final class Orders {
  private final Scene scene;

  Orders(Scene scene) {
    this.scene = scene;
  }

  boolean read() {
    Piece here = scene.here();
    if (here.is(Tag.ALPHA)) {
      return alphabetical();
    }
    if (here.is(Tag.DIR)) {
      return direction();
    }
    if (here.is(Tag.ORDER)) {
      return order();
    }
    return superlativeFirst() || fromTo(scene.at) && sortByAdjective();
  }

  /** 'Most expensive first', 'oldest first'. */
  private boolean superlativeFirst() {
    Piece next = scene.peek(1);
    Table table = scene.subject();
    if (!scene.here().is(Tag.SUPERLATIVE)
        || next == null
        || !next.lower().equals("first")
        || table == null) {
      return false;
    }
    var measured = scene.measures.near(scene.here().argument(), table);
    if (measured.isEmpty()) {
      return false;
    }
    add(
        scene.at,
        scene.at + 2,
        new Pick.Field(measured.get().column()),
        measured.get().descending());
    return true;
  }

  private boolean alphabetical() {
    boolean descending = scene.here().argument().equals("desc");
    int i = scene.skip(scene.at + 1, Tag.OF, Tag.BY, Tag.ORDER);
    Piece key = scene.get(i);
    if (i > scene.at + 1 && key != null && key.column() != null && key.columnScore() > 0.4) {
      add(scene.at, i + 1, new Pick.Field(scene.use(i)), descending);
      return true;
    }
    Pick pick = firstText();
    if (pick == null) {
      return false;
    }
    add(scene.at, scene.at + 1, pick, descending);
    return true;
  }

  private Pick firstText() {
    for (Pick pick : scene.sketch.picks()) {
      if (pick instanceof Pick.Field(ColumnRef column) && column.isText()) {
        return pick;
      }
    }
    Table table = scene.subject();
    return table == null ? null : new Pick.Field(scene.vocabulary.labels().of(table).getFirst());
  }

  /** 'in descending order of age', or 'in descending order' of what is shown. */
  private boolean direction() {
    boolean descending = scene.here().argument().equals("desc");
    int i = scene.skip(scene.at + 1, Tag.OF, Tag.BY, Tag.ORDER, Tag.AGG);
    if (i > scene.at + 1) {
      int end = key(i, scene.at, descending);
      if (end > 0) {
        return true;
      }
    }
    if (!scene.sketch.rankings().isEmpty() && scene.sketch.rankings().getLast().limit() == null) {
      Ranking last = scene.sketch.rankings().removeLast();
      scene.sketch.rankings().add(new Ranking(last.by(), descending, null));
      scene.at++;
      return true;
    }
    if (scene.sketch.picks().isEmpty()) {
      return false;
    }
    add(scene.at, scene.at + 1, ordered(), descending);
    return true;
  }

  /** Of several picks the one that has a natural order: a number, else the last one. */
  private Pick ordered() {
    for (Pick pick : scene.sketch.picks().reversed()) {
      if (pick.isAggregate()) {
        return pick;
      }
    }
    return scene.sketch.picks().getLast();
  }

  private boolean order() {
    String said = scene.here().argument();
    int i = scene.skip(scene.at + 1, Tag.BY, Tag.OF, Tag.ORDER, Tag.AS);
    boolean descending = said.equals("desc");
    if (scene.is(i, Tag.DIR)) {
      descending = scene.get(i).argument().equals("desc");
      i = scene.skip(i + 1, Tag.BY, Tag.OF);
    }
    if (scene.is(i, Tag.ALPHA)) {
      scene.at = i;
      return alphabetical();
    }
    if (fromTo(scene.at + 1)) {
      scene.at++;
      return sortByAdjective();
    }
    if (key(i, scene.at, descending) > 0) {
      return true;
    }
    if (fromTo(i)) {
      scene.at = i;
      return sortByAdjective();
    }
    if (scene.is(i, Tag.GRAIN)) {
      scene.note(scene.at, i + 1, "sorted by time");
      scene.at = i + 1;
      return true;
    }
    int direction = scene.skip(scene.at + 1, Tag.BY, Tag.OF);
    if (scene.is(direction, Tag.DIR) && !scene.sketch.picks().isEmpty()) {
      add(scene.at, direction + 1, ordered(), descending);
      return true;
    }
    if (scene.get(i) != null && i > scene.at + 1) {
      return false;
    }
    scene.at++;
    return true;
  }

  /** Reads a sort key with what may follow it; the index after it, or -1. */
  private int key(int start, int from, boolean descending) {
    int index = start;
    Pick pick = null;
    int end = index;
    Piece owner = scene.get(index);
    Piece owned = scene.get(index + 1);
    if (owner != null
        && owned != null
        && owner.isTable()
        && owned.isColumn()
        && Scene.same(owner.table().table(), owned.column().column().table())) {
      end = ++index;
    }
    Piece piece = scene.get(index);
    if (piece == null) {
      return -1;
    }
    if (piece.is(Tag.COUNT)) {
      end = scene.skip(index + 1, Tag.OF, Tag.DISTINCT, Tag.ANY);
      Piece noun = scene.get(end);
      if (noun != null && noun.isTable()) {
        pick = new Pick.RowCount(scene.useTable(end++));
      } else if (noun != null && noun.column() != null) {
        pick = new Pick.RowCount(scene.use(end++).table());
      } else if (scene.sketch.picks().stream().anyMatch(p -> p instanceof Pick.RowCount)) {
        pick =
            scene.sketch.picks().stream().filter(p -> p instanceof Pick.RowCount).findFirst().get();
      }
    } else if (piece.is(Tag.AGG)) {
      end = scene.skip(index + 1, Tag.OF);
      Piece noun = scene.get(end);
      if (noun != null && noun.column() != null && noun.columnScore() > 0.4) {
        AggregateFunction function = AggregateFunction.of(piece.argument()).orElseThrow();
        pick = new Pick.Aggregated(function, scene.use(end++), false, false);
      }
    } else if (piece.isMetric()) {
      pick = new Pick.Measured(piece.metric().metric());
      end++;
    } else if (piece.column() != null && piece.columnScore() > 0.4 && !piece.isValue()) {
      pick = new Pick.Field(scene.use(end++));
    } else if (piece.isTable()) {
      pick = new Pick.Field(scene.vocabulary.labels().of(scene.useTable(end++)).getFirst());
    }
    if (pick == null) {
      return -1;
    }
    return suffix(from, end, pick, descending);
  }

  private int suffix(int from, int index, Pick pick, boolean before) {
    int end = index;
    boolean descending = before;
    int dir = scene.skip(end, Tag.OF);
    if (scene.is(end, Tag.DIR) || scene.is(dir, Tag.DIR)) {
      end = scene.is(end, Tag.DIR) ? end : dir;
      descending = scene.get(end).argument().equals("desc");
      end++;
    } else if (scene.is(end, Tag.ALPHA)) {
      descending = scene.get(end).argument().equals("desc");
      end++;
    } else if (fromTo(end)) {
      descending = Measures.descending(adjective(end + 1));
      end += 4;
    }
    int next = scene.skip(end, Tag.AND);
    boolean more = next > end && scene.get(next) != null && scene.is(next, Tag.BY);
    add(from, end, pick, descending);
    if (more) {
      key(next + 1, next, false);
    }
    return scene.at;
  }

  /** 'from the oldest to the youngest'. */
  private boolean fromTo(int index) {
    return scene.get(index) != null
        && scene.get(index).lower().equals("from")
        && adjective(index + 1) != null
        && scene.get(index + 2) != null
        && scene.get(index + 2).lower().equals("to")
        && adjective(index + 3) != null;
  }

  private String adjective(int index) {
    Piece piece = scene.get(index);
    if (piece == null) {
      return null;
    }
    if (piece.is(Tag.SUPERLATIVE, Tag.COMPARATIVE)) {
      return piece.argument();
    }
    Adjectives.Form form = Adjectives.english().form(piece.chunk().first().lower());
    if (form != null) {
      return form.base();
    }
    return piece.is(Tag.SUP) ? (piece.argument().equals("desc") ? "high" : "low") : null;
  }

  private boolean sortByAdjective() {
    String adjective = adjective(scene.at + 1);
    Table table = scene.subject();
    var measured =
        table == null
            ? java.util.Optional.<Measures.Measured>empty()
            : scene.measures.near(adjective, table);
    if (!scene.sketch.rankings().isEmpty() && scene.sketch.rankings().getLast().limit() == null) {
      Ranking last = scene.sketch.rankings().removeLast();
      scene.sketch.rankings().add(new Ranking(last.by(), Measures.descending(adjective), null));
      scene.at += 4;
      return true;
    }
    boolean counts = scene.is(scene.at + 1, Tag.SUP) && scene.sketch.hasAggregate();
    if (counts || measured.isEmpty() && scene.sketch.hasAggregate()) {
      add(scene.at, scene.at + 4, ordered(), Measures.descending(adjective));
      return true;
    }
    if (measured.isEmpty()) {
      return false;
    }
    add(
        scene.at,
        scene.at + 4,
        new Pick.Field(measured.get().column()),
        measured.get().descending());
    return true;
  }

  private void add(int from, int end, Pick by, boolean descending) {
    scene.note(from, end, "sorted " + (descending ? "descending" : "ascending"));
    scene.sketch.rankings().add(new Ranking(by, descending, null));
    scene.at = end;
  }
}
