package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.text.Tag;
import io.querent.nlq.text.Token;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Operator;

/** Text conditions: 'contains the letter w', 'name starts with A', 'ends with .org'. */
final class TextMatches {
  private final Scene scene;

  TextMatches(Scene scene) {
    this.scene = scene;
  }

  /** 'With 'Love' in the name'. */
  private boolean inside() {
    Piece literal = scene.here();
    Piece place = scene.peek(2);
    boolean text = literal.isQuoted() || literal.chunk().first().isCapitalised() && scene.at > 0;
    if (!text
        || literal.chunk().tag() != null
        || !scene.is(scene.at + 1, Tag.OF)
        || !scene.peek(1).lower().equals("in")
        || place == null
        || place.chunk().tag() != null
        || place.isTable()
        || place.isValue()
        || place.column() == null
        || place.columnScore() < 0.5
        || !place.column().column().isText()) {
      return false;
    }
    ColumnRef column = scene.use(scene.at + 2);
    String words = original(literal);
    scene.note(scene.at, scene.at + 3, column + " contains '" + words + "'");
    scene.add(new Condition.Compare(column, Operator.CONTAINS, Operand.Single.of(words)));
    scene.at += 3;
    scene.mode = Scene.Mode.WHERE;
    return true;
  }

  /** 'contains the letter w', 'name starts with A'. */
  boolean textMatch() {
    if (inside()) {
      return true;
    }
    int i = scene.at;
    ColumnRef column = null;
    if (scene.here().column() != null && scene.here().columnScore() > 0.4) {
      int next = scene.skip(i + 1, Tag.HAVING, Tag.REL, Tag.BE);
      if (!scene.is(next, Tag.CONTAINS, Tag.STARTS, Tag.ENDS)) {
        return false;
      }
      column = categoryBefore(scene.at);
      i = next;
    }
    Piece here = scene.get(i);
    if (!here.is(Tag.CONTAINS, Tag.STARTS, Tag.ENDS)) {
      return false;
    }
    int operand = scene.skip(i + 1, Tag.OF, Tag.AS);
    Piece literal = scene.get(operand);
    boolean loose = column == null && here.chunk().tokens().size() == 1 && here.is(Tag.CONTAINS);
    if (literal == null
        || literal.isTable() && !literal.isQuoted()
        || literal.chunk().tag() != null
        || loose && !literal.isQuoted()) {
      return false;
    }
    int next = operand + 1;
    if (column == null
        && scene.is(next, Tag.OF, Tag.AS)
        && scene.get(next + 1) != null
        && scene.get(next + 1).column() != null) {
      column = scene.use(next + 1);
      next += 2;
    } else if (column == null) {
      column = scene.lastColumn != null && scene.lastColumn.isText() ? scene.lastColumn : label();
    } else {
      scene.use(scene.at);
    }
    if (column == null) {
      return false;
    }
    boolean negated = scene.is(i - 1, Tag.NOT);
    Operator operator =
        here.is(Tag.CONTAINS)
            ? Operator.CONTAINS
            : here.is(Tag.STARTS) ? Operator.STARTS_WITH : Operator.ENDS_WITH;
    String text = original(literal);
    scene.note(scene.at, next, column + " " + operator.word() + " '" + text + "'");
    scene.add(
        new Condition.Compare(
            column, negated ? Operator.NOT_CONTAINS : operator, Operand.Single.of(text)));
    scene.at = next;
    scene.mode = Scene.Mode.WHERE;
    return true;
  }

  /** In 'a state whose name contains X' the state itself is meant. */
  ColumnRef categoryBefore(int index) {
    Piece here = scene.get(index);
    Piece before = scene.is(index - 1, Tag.HAVING) ? scene.get(index - 2) : null;
    boolean name = here.chunk().tokens().size() == 1 && here.chunk().first().lemma().equals("name");
    if (name
        && before != null
        && before.isColumn()
        && !before.column().namesTable()
        && before.column().column().isText()) {
      return before.column().column();
    }
    return here.column().column();
  }

  static String original(Piece piece) {
    StringBuilder text = new StringBuilder();
    for (Token token : piece.chunk().tokens()) {
      text.append(text.isEmpty() ? "" : " ").append(token.text());
    }
    return text.toString();
  }

  /** The column that names a row of the table spoken of; null when none is. */
  ColumnRef label() {
    Table table = scene.lastTable != null ? scene.lastTable : scene.subject();
    if (table == null) {
      return null;
    }
    return scene.vocabulary.labels().of(table).getFirst();
  }
}
