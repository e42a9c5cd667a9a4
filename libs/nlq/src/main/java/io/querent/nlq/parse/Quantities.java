package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.text.Adjectives;
import io.querent.nlq.text.Tag;
import io.querent.nlq.text.Words;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Operator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Numbers with what they count: 'more than 3 orders', '4 cylinders', '20 years old'. */
final class Quantities {
  private final Scene scene;
  private final Comparing comparing;

  Quantities(Scene scene, Comparing comparing) {
    this.scene = scene;
    this.comparing = comparing;
  }

  /** '3 or more orders'. */
  boolean numberOrMore() {
    if (!scene.here().isNumber() || !scene.is(scene.at + 1, Tag.OR_MORE, Tag.OR_LESS)) {
      return false;
    }
    Operator operator = scene.is(scene.at + 1, Tag.OR_MORE) ? Operator.GE : Operator.LE;
    return quantityOf(operator, scene.here(), scene.at, scene.at + 2);
  }

  boolean quantity(Operator operator, int from, int next) {
    return quantityOf(operator, scene.get(next - 1), from, next);
  }

  private boolean quantityOf(Operator operator, Piece number, int from, int after) {
    int next = scene.skip(after, Tag.DISTINCT, Tag.ANY);
    if (scene.get(next) != null && scene.get(next).lower().equals("of")) {
      next = scene.skip(next + 1, Tag.DISTINCT, Tag.ANY);
    }
    Piece inside = scene.is(next, Tag.OF) ? scene.get(next + 1) : null;
    if (inside != null && inside.isColumn() && inside.column().column().isNumeric()) {
      next++;
    }
    Piece noun = scene.get(next);
    if (noun != null
        && isCountable(noun)
        && scene.mode == Scene.Mode.SELECT
        && scene.sketch.picks().isEmpty()) {
      scene.mode = Scene.Mode.WHERE;
    }
    if (noun != null && isCountable(noun)) {
      Table table = noun.isTable() ? scene.useTable(next) : scene.use(next).table();
      long count = number.chunk().first().number().longValue();
      scene.note(from, next + 1, "number of " + table.name() + " " + operator.word() + " " + count);
      scene.add(new Condition.CountOf(table, operator, count, List.of()));
      scene.at = next + 1;
      return true;
    }
    if (noun != null && noun.isValue() && countsValue(operator, number, from, next)) {
      return true;
    }
    ColumnRef column = null;
    if (yearsOld(next) > 0 && age().isPresent()) {
      column = age().get();
      next = yearsOld(next);
    } else if (noun != null
        && noun.column() != null
        && noun.columnScore() >= 0.4
        && !noun.isValue()) {
      column = scene.use(next);
      next++;
    } else if (scene.lastColumn != null && scene.lastColumn.isNumeric() && !isUnknownWord(noun)) {
      column = scene.lastColumn;
      next = after;
      scene.sketch.doubt(0.05);
    }
    if (column == null && noun == null || noun != null && column == null && !isUnknownWord(noun)) {
      column = meant(from);
      next = after;
    }
    if (column == null) {
      return false;
    }
    Operand operand = Literals.single(Literals.number(number.chunk().first(), column));
    if (column.isText() && !column.isYear()) {
      operand = Operand.Single.of(Literals.plain(number.chunk().first().number()));
    }
    comparing.compare(column, operator, new Operands.Read(operand, next, null), from);
    return true;
  }

  /** In 'more than 5 alarms' the rows that hold the value are counted. */
  private boolean countsValue(Operator operator, Piece number, int from, int index) {
    ColumnRef column = scene.get(index).value().column();
    Piece next = scene.get(index + 1);
    boolean described =
        next != null && next.isTable() && Scene.same(next.table().table(), column.table());
    boolean adjective = next != null && !described && (next.isTable() || next.isColumn());
    int end = described ? index + 2 : index + 1;
    if (adjective
        || scene.subject() == null
        || Scene.same(scene.subject(), column.table())
        || !scene.isToMany(scene.subject(), column.table())) {
      return false;
    }
    Piece noun = scene.get(index);
    long count = number.chunk().first().number().longValue();
    scene.sketch.linked(noun.valueScore());
    scene.note(from, end, "number of " + noun.lower() + " " + operator.word() + " " + count);
    Condition value =
        new Condition.Compare(
            column, Operator.EQ, Literals.single(Literals.text(noun.value().value(), column)));
    scene.add(new Condition.CountOf(column.table(), operator, count, List.of(value)));
    scene.at = end;
    scene.mode = Scene.Mode.WHERE;
    return true;
  }

  /**
   * 'Sites larger than 500', 'orders over 50': the column is not said, but only one can be meant.
   */
  private ColumnRef meant(int from) {
    Table table = scene.lastTable != null ? scene.lastTable : scene.subject();
    if (table == null) {
      return null;
    }
    var form = Adjectives.english().form(scene.get(from).chunk().first().lower());
    if (form != null) {
      return scene.measures.of(form.base(), table).map(Measures.Measured::column).orElse(null);
    }
    List<ColumnRef> numbers =
        table.columns().stream()
            .map(c -> new ColumnRef(table, c))
            .filter(c -> c.isNumeric() && !c.isKey() && !c.isYear())
            .filter(
                c ->
                    scene.vocabulary.graph().stepsFrom(table.id()).stream()
                        .noneMatch(
                            s ->
                                s.forward()
                                    && s.relationship().fromColumns().contains(c.column().name())))
            .toList();
    boolean loose = scene.is(from, Tag.CMP) && numbers.size() == 1 && !isAmount(numbers.getFirst());
    scene.sketch.doubt(loose ? 0.4 : 0.1);
    return numbers.size() == 1 ? numbers.getFirst() : null;
  }

  private static boolean isAmount(ColumnRef column) {
    return Words.split(column.column().name()).stream()
        .anyMatch(Set.of("total", "amount", "value", "price", "size", "area")::contains);
  }

  static boolean isUnknownWord(Piece noun) {
    return noun != null
        && noun.chunk().tag() == null
        && !noun.isLinked()
        && !noun.chunk().first().isMark();
  }

  private boolean isCountable(Piece noun) {
    if (noun.isTable() && noun.tableScore() > 0.5) {
      return true;
    }
    if (noun.isColumn()) {
      ColumnRef column = noun.column().column();
      return column.isText() && !column.isNumberInText() && !column.isYear();
    }
    return false;
  }

  /** The index after 'years old' or 'years of age'; -1 when other words stand there. */
  int yearsOld(int index) {
    Piece first = scene.get(index);
    if (first == null || !first.chunk().first().lemma().equals("year")) {
      return -1;
    }
    int next =
        scene.get(index + 1) != null && scene.get(index + 1).lower().equals("of")
            ? index + 2
            : index + 1;
    Piece second = scene.get(next);
    boolean old = second != null && (second.lower().equals("old") || second.lower().equals("age"));
    return old ? next + 1 : -1;
  }

  Optional<ColumnRef> age() {
    Table table = scene.lastTable != null ? scene.lastTable : scene.subject();
    return table == null ? Optional.empty() : scene.measures.column(table, "age");
  }

  /** '4 cylinders', '3 years old', 'with 2 pets'. */
  boolean numberFirst() {
    if (!scene.here().isNumber() || scene.here().chunk().first().number() == null) {
      return false;
    }
    Piece noun = scene.peek(1);
    if (noun == null) {
      return false;
    }
    if (noun.isColumn()
        && noun.columnScore() > 0.4
        && (noun.column().column().isNumeric() || noun.column().column().isNumberInText())) {
      ColumnRef column = scene.use(scene.at + 1);
      Operand operand = Literals.single(Literals.number(scene.here().chunk().first(), column));
      comparing.compare(
          column, Operator.EQ, new Operands.Read(operand, scene.at + 2, null), scene.at);
      return true;
    }
    if (yearsOld(scene.at + 1) > 0) {
      Optional<ColumnRef> age = age();
      int end = yearsOld(scene.at + 1);
      if (age.isPresent()) {
        Operand operand = Literals.single(Literals.number(scene.here().chunk().first(), age.get()));
        comparing.compare(age.get(), Operator.EQ, new Operands.Read(operand, end, null), scene.at);
        return true;
      }
    }
    boolean counted =
        scene.mode == Scene.Mode.WHERE
            && noun.isTable()
            && !Scene.same(noun.table().table(), scene.subject());
    return counted && quantityOf(Operator.EQ, scene.here(), scene.at, scene.at + 1);
  }
}
