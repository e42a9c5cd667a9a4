package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.text.Tag;
import io.querent.nlq.text.WordLists;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conditions with values: 'from France', 'named X', 'whose code is A', 'containing the word B'. */
final class ValueConditions {
  private final Scene scene;
  private final TextMatches texts;
  private final States states;

  ValueConditions(Scene scene) {
    this.scene = scene;
    this.texts = new TextMatches(scene);
    this.states = new States(scene);
  }

  boolean read() {
    return states.read()
        || texts.textMatch()
        || named()
        || columnEquals()
        || values()
        || flag()
        || literal();
  }

  /** 'named X', 'called X'. */
  private boolean named() {
    if (!scene.here().is(Tag.NAMED)) {
      return false;
    }
    int i = scene.skip(scene.at + 1, Tag.AS, Tag.BE);
    Piece piece = scene.get(i);
    if (piece == null || piece.chunk().tag() != null) {
      return false;
    }
    if (piece.value() != null && piece.valueScore() > 0.8) {
      scene.at = i;
      return values();
    }
    ColumnRef column = texts.label();
    if (column == null) {
      return false;
    }
    int end = literalEnd(i);
    equal(column, text(i, end), scene.at, end);
    return true;
  }

  /** 'last name is Smith', 'code 'AKO'', 'birth years are either 1948 or 1949'. */
  private boolean columnEquals() {
    Piece here = scene.here();
    if (here.column() == null || here.columnScore() < 0.4 || here.isValue()) {
      return false;
    }
    int i = scene.skip(scene.at + 1, Tag.BE, Tag.EITHER, Tag.AS, Tag.HAVING, Tag.BY);
    boolean said = scene.is(i - 1, Tag.BE, Tag.AS, Tag.EITHER);
    if (scene.is(i, Tag.CMP) && scene.get(i).argument().equals("=")) {
      i++;
      said = true;
    }
    boolean negated = scene.is(i, Tag.NOT);
    if (negated) {
      i = scene.skip(i + 1, Tag.BE, Tag.EITHER);
    }
    if (scene.is(i, Tag.OF)
        && !said
        && !scene.sketch.picks().isEmpty()
        && scene.get(i + 1) != null
        && scene.get(i + 1).chunk().values().stream()
            .anyMatch(v -> v.score() > 0.85 && v.column().sameAs(here.column().column()))) {
      i++;
    }
    if (scene.is(i, Tag.OF)
        && !said
        && scene.mode == Scene.Mode.WHERE
        && scene.get(i + 1) != null
        && (scene.get(i + 1).isQuoted() || scene.get(i + 1).isNumber())) {
      i++;
    }
    Piece operand = scene.get(i);
    if (operand == null || operand.chunk().tag() != null || operand.chunk().first().isMark()) {
      return false;
    }
    ColumnRef column = texts.categoryBefore(scene.at);
    boolean own =
        operand.value() != null
            && operand.chunk().values().stream().anyMatch(v -> v.column().sameAs(column));
    boolean quoted = operand.isQuoted();
    boolean number =
        operand.isNumber() && (said || scene.mode == Scene.Mode.WHERE || i == scene.at + 1);
    boolean plain =
        said
            && scene.mode == Scene.Mode.WHERE
            && !operand.isLinked()
            && column.isText()
            && !column.isYear();
    boolean foreign = (quoted || said) && !own && operand.isValue();
    if (!(own || quoted || number || plain) || foreign && !quoted) {
      return false;
    }
    boolean openEnded =
        scene.is(i + 1, Tag.OR_MORE, Tag.OR_LESS)
            || scene.is(i + 1, Tag.OR) && scene.is(i + 2, Tag.AFTER, Tag.BEFORE);
    if (here.isTable() && !own || number && openEnded) {
      return false;
    }
    int from = scene.at;
    scene.use(from);
    List<Expression> several = new ArrayList<>();
    boolean and = false;
    int end = i;
    while (true) {
      int next = quoted || number || own ? end + 1 : literalEnd(end);
      several.add(operand(end, next, column));
      end = next;
      boolean more =
          (scene.is(end, Tag.OR, Tag.AND) || scene.get(end) != null && scene.get(end).isMark(","))
              && continues(end + 1, column, number);
      if (!more) {
        break;
      }
      and |= scene.is(end, Tag.AND);
      end = scene.is(end + 1, Tag.OR) ? end + 2 : end + 1;
    }
    if (and && several.size() == 2 && !negated && isMany(column)) {
      scene.note(from, end, column + " both values");
      scene.add(new Condition.Both(equal(column, several.get(0)), equal(column, several.get(1))));
      scene.at = end;
      return true;
    }
    finish(column, several, negated, from, end);
    return true;
  }

  private boolean continues(int index, ColumnRef column, boolean number) {
    Piece piece = scene.get(scene.is(index, Tag.OR) ? index + 1 : index);
    if (piece == null) {
      return false;
    }
    if (number) {
      return piece.isNumber() && !scene.is(index + 1, Tag.CMP);
    }
    return piece.isQuoted()
        || piece.chunk().values().stream().anyMatch(v -> v.column().sameAs(column));
  }

  private Expression operand(int from, int to, ColumnRef column) {
    Piece piece = scene.get(from);
    if (piece.isNumber()) {
      return Literals.number(piece.chunk().first(), column);
    }
    return piece.chunk().values().stream()
        .filter(v -> v.column().sameAs(column))
        .findFirst()
        .map(v -> Literals.text(v.value(), column))
        .orElseGet(() -> unknown(text(from, to), column));
  }

  private Expression.Literal unknown(String text, ColumnRef column) {
    if (column.column().profile().complete()) {
      scene.sketch.warnings().add("'" + text + "' is not among the known values of " + column);
    }
    return Literals.text(text, column);
  }

  private void finish(
      ColumnRef column, List<Expression> values, boolean negated, int from, int end) {
    Operator operator =
        values.size() == 1
            ? negated ? Operator.NE : Operator.EQ
            : negated ? Operator.NOT_IN : Operator.IN;
    Operand operand =
        values.size() == 1 ? new Operand.Single(values.getFirst()) : new Operand.Several(values);
    scene.note(from, end, column + " " + operator.word() + " " + Comparing.describe(operand));
    scene.add(new Condition.Compare(column, operator, operand));
    scene.at = end;
    if (!scene.sketch.picks().isEmpty() || scene.mode == Scene.Mode.WHERE) {
      scene.mode = Scene.Mode.WHERE;
    }
  }

  private void equal(ColumnRef column, String text, int from, int end) {
    scene.sketch.linked(0.9);
    List<ColumnRef> person = scene.vocabulary.labels().personName(column.table());
    String[] words = text.split(" ");
    if (words.length == 2 && person.stream().anyMatch(column::sameAs)) {
      finish(person.get(1), List.of(unknown(words[1], person.get(1))), false, from, end);
      finish(person.get(0), List.of(unknown(words[0], person.get(0))), false, from, end);
      return;
    }
    finish(column, List.of(unknown(text, column)), false, from, end);
  }

  /** Values by themselves: 'from France', 'French or Dutch', 'both English and French'. */
  private boolean values() {
    Piece here = scene.here();
    if (!here.isValue() || here.valueScore() < 0.7) {
      return false;
    }
    int from = scene.at;
    ColumnRef column = here.value().column();
    List<Expression> several = new ArrayList<>(List.of(stored(here, column)));
    boolean and = false;
    int end = from + 1;
    while (true) {
      int next = end;
      boolean joined = false;
      while (scene.is(next, Tag.OR, Tag.AND, Tag.OF)
          || scene.get(next) != null && scene.get(next).isMark(",")) {
        and |= scene.is(next, Tag.AND);
        joined |= !scene.is(next, Tag.OF);
        next++;
      }
      Piece piece = scene.get(next);
      if (!joined
          || piece == null
          || piece.tableScore() > 0.9
          || piece.chunk().values().stream()
              .noneMatch(v -> v.column().sameAs(column) && v.score() > 0.7)) {
        break;
      }
      several.add(stored(piece, column));
      end = next + 1;
    }
    scene.sketch.linked(here.valueScore());
    scene.lastColumn = column;
    Piece after = scene.get(end);
    int closing = end;
    if (after != null
        && after.column() != null
        && after.chunk().columns().stream()
            .anyMatch(l -> l.column().sameAs(column) && l.score() >= 0.4)
        && !after.isTable()
        && !scene.is(end + 1, Tag.BE, Tag.CMP)) {
      closing = end + 1;
    }
    boolean each = several.size() == 2 && (scene.both || and && isMany(column));
    if (each) {
      scene.both = false;
      scene.note(from, closing, column + " both values");
      scene.add(new Condition.Both(equal(column, several.get(0)), equal(column, several.get(1))));
      scene.at = closing;
      scene.mode = scene.sketch.picks().isEmpty() ? scene.mode : Scene.Mode.WHERE;
      return true;
    }
    Scene.Mode mode = scene.mode;
    finish(column, several, false, from, closing);
    scene.mode = mode == Scene.Mode.SELECT && followedByNoun(closing) ? mode : scene.mode;
    return true;
  }

  private boolean followedByNoun(int index) {
    Piece piece = scene.get(index);
    return piece != null && (piece.isTable() || piece.isColumn());
  }

  private boolean isMany(ColumnRef column) {
    Table subject = scene.subject();
    return subject != null
        && !Scene.same(subject, column.table())
        && scene.isConnected(subject, column.table())
        && scene.isToMany(subject, column.table());
  }

  private static Condition equal(ColumnRef column, Expression value) {
    return new Condition.Compare(column, Operator.EQ, new Operand.Single(value));
  }

  private static Expression stored(Piece piece, ColumnRef column) {
    return piece.chunk().values().stream()
        .filter(v -> v.column().sameAs(column))
        .findFirst()
        .map(v -> Literals.text(v.value(), column))
        .orElseThrow();
  }

  /** 'official languages': a yes-or-no column as an adjective or predicate. */
  private boolean flag() {
    Piece here = scene.here();
    if (!here.isColumn()) {
      return false;
    }
    ColumnRef column = here.column().column();
    Object truth = column.truth();
    Piece next = scene.peek(1);
    boolean adjective = next != null && (next.isTable() || next.isColumn());
    if (truth == null || !(adjective || scene.mode == Scene.Mode.WHERE)) {
      return false;
    }
    scene.use(scene.at);
    scene.note(scene.at, scene.at + 1, column + " is " + truth);
    scene.add(new Condition.Compare(column, Operator.EQ, Operand.Single.of(truth)));
    scene.at++;
    return true;
  }

  /** Quoted or capitalised words that are no known value: the name of a row. */
  private boolean literal() {
    Piece here = scene.here();
    boolean capital =
        here.chunk().tag() == null
            && !here.isLinked()
            && here.chunk().first().isCapitalised()
            && scene.at > 0
            && !WordLists.english().isFiller(here.lower());
    if (!here.isQuoted() && !capital) {
      return false;
    }
    int end = capital ? literalEnd(scene.at) : scene.at + 1;
    Optional<ColumnRef> column = columnAfter(end).or(this::openLabel);
    if (column.isEmpty()) {
      return false;
    }
    scene.sketch.doubt(here.isQuoted() ? 0.05 : 0.12);
    String text = text(scene.at, end);
    scene.sketch.warnings().add("'" + text + "' was taken for a value of " + column.get());
    int next = columnAfter(end).isPresent() ? end + 1 : end;
    equal(column.get(), text, scene.at, next);
    return true;
  }

  /** In 'Gelderland district' the column is named behind its value. */
  private Optional<ColumnRef> columnAfter(int index) {
    Piece piece = scene.get(index);
    boolean open =
        piece != null
            && piece.isColumn()
            && piece.column().column().isText()
            && !piece.column().column().column().profile().complete();
    return open ? Optional.of(piece.column().column()) : Optional.empty();
  }

  /** A text column nearby whose values are not all known. */
  private Optional<ColumnRef> openLabel() {
    ColumnRef last = scene.lastColumn;
    Piece before = scene.get(scene.at - 1);
    if (last != null && last.isText() && before != null && before.isColumn()) {
      return Optional.of(last);
    }
    List<Table> tables = new ArrayList<>();
    if (scene.lastTable != null) {
      tables.add(scene.lastTable);
    }
    Table subject = scene.subject() != null ? scene.subject() : last == null ? null : last.table();
    if (subject != null) {
      tables.add(subject);
      scene.vocabulary.graph().stepsFrom(subject.id()).stream()
          .flatMap(s -> scene.vocabulary.catalogue().table(s.to()).stream())
          .forEach(tables::add);
    }
    return tables.stream()
        .map(t -> scene.vocabulary.labels().of(t).getFirst())
        .filter(c -> c.isText() && !c.column().profile().complete())
        .findFirst();
  }

  private int literalEnd(int from) {
    int end = from + 1;
    while (scene.get(end) != null
        && scene.get(from).chunk().first().isCapitalised()
        && scene.get(end).chunk().tag() == null
        && scene.get(end).chunk().first().isCapitalised()
        && !scene.get(end).isTable()) {
      end++;
    }
    return end;
  }

  private String text(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(text.isEmpty() ? "" : " ").append(TextMatches.original(scene.get(i)));
    }
    return text.toString();
  }
}
