package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.text.Tag;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Operator;

/** Counts: 'how many users', 'number of different countries', 'how many outages'. */
final class Counts {
  private final Scene scene;

  Counts(Scene scene) {
    this.scene = scene;
  }

  boolean count() {
    int start = scene.at;
    boolean total = scene.here().lower().contains("total");
    if (scene.mode == Scene.Mode.WHERE
        && scene.is(start - 1, Tag.OF, Tag.HAVING)
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
    if (noun != null && noun.isMetric() && !distinct) {
      scene.at = i;
      return countMetric(start);
    }
    int end = noun == null ? -1 : countNoun(noun, i, distinct, total);
    if (end < 0) {
      return bareCount(start, i);
    }
    scene.note(start, end, "count of " + noun.lower());
    scene.at = end;
    return true;
  }

  /** 'How many checks failed' where the semantic model knows failed checks. */
  private boolean countMetric(int start) {
    Piece noun = scene.here();
    scene.sketch.linked(noun.metricScore());
    scene.sketch.picks().add(new Pick.Measured(noun.metric().metric()));
    scene.note(start, scene.at + 1, "metric " + noun.metric().metric().name());
    scene.at++;
    return true;
  }

  /** 'How many outages' counts the rows that hold the value. */
  private boolean countValue(int start, int index, Piece noun) {
    ColumnRef column = noun.value().column();
    scene.sketch.linked(noun.valueScore());
    scene.sketch.picks().add(new Pick.RowCount(column.table()));
    scene
        .sketch
        .conditions()
        .add(
            new Condition.Compare(
                column, Operator.EQ, Literals.single(Literals.text(noun.value().value(), column))));
    scene.note(start, index + 1, "count of rows with " + column + " = " + noun.value().value());
    scene.at = index + 1;
    return true;
  }

  private boolean isAdjective(Piece piece, int index) {
    Piece next = scene.get(index + 1);
    boolean noun = next != null && (next.isTable() || next.column() != null || next.isValue());
    boolean flag = piece.isColumn() && piece.column().column().truth() != null;
    Piece before = scene.get(index - 1);
    boolean category =
        next != null
            && next.isTable()
            && before != null
            && before.isValue()
            && piece.column() != null
            && piece.column().column().sameAs(before.value().column());
    return noun && (piece.isValue() || flag || category);
  }

  /**
   * Reads the adjectives between 'how many' and its noun as conditions, then goes on after the
   * noun.
   */
  private void reread(int from, int to, int end) {
    scene.pendingAdjectives.add(new int[] {from, to});
    scene.at = end;
  }

  private int countNoun(Piece noun, int index, boolean distinct, boolean total) {
    boolean columnToo = noun.column() != null && noun.columnScore() > 0.4;
    boolean label =
        columnToo
            && scene
                .vocabulary
                .labels()
                .named(noun.column().column().table())
                .filter(noun.column().column().column()::equals)
                .isPresent();
    if (noun.isColumn() && label && !distinct && noun.tableScore() > 0.5) {
      return countTable(index);
    }
    boolean preferColumn = distinct && columnToo && noun.columnScore() >= noun.tableScore() - 0.25;
    if (noun.isTable() && noun.tableScore() > 0.45 && !preferColumn) {
      return countTable(index);
    }
    if (columnToo && !noun.isValue()) {
      ColumnRef column = scene.use(index);
      boolean compared =
          noun.column().namesTable() && scene.is(index + 1, Tag.CMP, Tag.BETWEEN, Tag.COMPARATIVE);
      if (compared) {
        scene.sketch.picks().add(new Pick.RowCount(column.table()));
        return index + 1;
      }
      boolean quantity =
          column.isNumeric() && !column.isKey() && !isReference(column) && !column.isYear();
      if (quantity && !distinct) {
        scene
            .sketch
            .picks()
            .add(
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

  private int countTable(int index) {
    Piece next = scene.get(index + 1);
    if (next != null
        && next.isTable()
        && next.tableScore() > 0.5
        && !scene.isParticiple(index + 1)
        && scene.touches(index, index + 1)) {
      return countTable(index + 1);
    }
    Table table = scene.useTable(index);
    boolean compound =
        next != null
            && next.isColumn()
            && next.columnScore() > 0.45
            && Scene.same(next.column().column().table(), table)
            && !next.column().column().isNumeric()
            && scene.touches(index, index + 1)
            && !scene.isParticiple(index + 1)
            && !scene.is(index + 2, Tag.BE, Tag.CMP)
            && !isOperand(index + 2, next.column().column());
    if (compound) {
      scene.sketch.picks().add(new Pick.ValueCount(scene.use(index + 1), true));
      return index + 2;
    }
    scene.sketch.picks().add(new Pick.RowCount(table));
    return index + 1;
  }

  /** Whether a value of the column stands there, as in 'paid with paypal'. */
  private boolean isOperand(int index, ColumnRef column) {
    Piece piece = scene.get(index);
    return piece != null
        && piece.chunk().values().stream().anyMatch(v -> v.column().sameAs(column));
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
}
