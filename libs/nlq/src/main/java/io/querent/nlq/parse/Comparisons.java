package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.text.Adjectives;
import io.querent.nlq.text.Tag;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Operator;
import java.util.List;
import java.util.Optional;

/**
 * Comparisons with numbers and averages: 'age above 20', 'more than 3 orders', 'heavier than the
 * average'.
 */
final class Comparisons {
  private final Scene scene;
  private final Operands operands;
  private final Times times;
  private final Comparing comparing;
  private final Quantities quantities;
  private final MeasuredConditions measured;

  Comparisons(Scene scene) {
    this.scene = scene;
    this.operands = new Operands(scene);
    this.times = new Times(scene);
    this.comparing = new Comparing(scene);
    this.quantities = new Quantities(scene, comparing);
    this.measured = new MeasuredConditions(scene, comparing);
  }

  boolean read() {
    return measured.read()
        || adjective()
        || counted()
        || aggregated()
        || columnFirst()
        || operatorFirst()
        || comparative()
        || between()
        || times.read()
        || quantities.numberFirst();
  }

  /** Condition operator that 'not' in between turns round. */
  private Operator operator(Piece piece, boolean negated) {
    Operator plain = Operator.of(piece.argument()).orElse(Operator.EQ);
    if (!negated) {
      return plain;
    }
    return switch (plain) {
      case GT -> Operator.LE;
      case GE -> Operator.LT;
      case LT -> Operator.GE;
      case LE -> Operator.GT;
      default -> Operator.NE;
    };
  }

  /** 'number of tracks is more than 3'. */
  private boolean counted() {
    if (!scene.here().is(Tag.COUNT) || scene.mode == Scene.Mode.SELECT) {
      return false;
    }
    int noun = scene.skip(scene.at + 1, Tag.OF, Tag.DISTINCT, Tag.ANY);
    Piece piece = scene.get(noun);
    if (piece == null || !piece.isTable()) {
      return false;
    }
    int i = scene.skip(noun + 1, Tag.BE);
    if (!scene.is(i, Tag.CMP) || scene.get(i + 1) == null || !scene.get(i + 1).isNumber()) {
      return false;
    }
    Operator operator = operator(scene.get(i), false);
    long count = scene.get(i + 1).chunk().first().number().longValue();
    Table table = scene.useTable(noun);
    scene.note(scene.at, i + 2, "number of " + table.name() + " " + operator.word() + " " + count);
    scene.add(new Condition.CountOf(table, operator, count, List.of()));
    scene.at = i + 2;
    return true;
  }

  /** 'average life expectancy is greater than 72'. */
  private boolean aggregated() {
    if (!scene.here().is(Tag.AGG)) {
      return false;
    }
    int noun = scene.skip(scene.at + 1, Tag.OF);
    Piece piece = scene.get(noun);
    if (piece == null || piece.column() == null) {
      return false;
    }
    int i = scene.skip(noun + 1, Tag.BE, Tag.HAVING, Tag.OF);
    if (!scene.is(i, Tag.CMP)) {
      return false;
    }
    Optional<Operands.Read> read = operands.compared(i + 1, piece.column().column());
    if (read.isEmpty()) {
      return false;
    }
    ColumnRef column = scene.use(noun);
    AggregateFunction function = AggregateFunction.of(scene.here().argument()).orElseThrow();
    Operator operator = operator(scene.get(i), false);
    scene.note(
        scene.at, read.get().next(), function.word() + " of " + column + " " + operator.word());
    scene.add(new Condition.AggregateOf(function, column, operator, read.get().operand()));
    scene.at = read.get().next();
    return true;
  }

  /** 'age (is) (not) above 20', 'age of at least 20', 'age between 20 and 30'. */
  private boolean columnFirst() {
    Piece here = scene.here();
    if (here.column() == null
        || here.columnScore() < 0.4
        || here.isTable() && here.columnScore() < 0.8) {
      return false;
    }
    int i = scene.skip(scene.at + 1, Tag.BE, Tag.HAVING, Tag.OF, Tag.ONE);
    boolean negated = scene.is(i, Tag.NOT);
    i = negated ? scene.skip(i + 1, Tag.BE, Tag.HAVING, Tag.OF) : i;
    Piece comparison = scene.get(i);
    if (comparison == null) {
      return false;
    }
    if (times.dated(here, comparison)) {
      return true;
    }
    ColumnRef column = here.column().column();
    if (comparison.is(Tag.BETWEEN)) {
      return range(i, column);
    }
    Operator operator;
    if (comparison.is(Tag.CMP)) {
      operator = operator(comparison, negated);
    } else if (comparison.is(Tag.COMPARATIVE)) {
      boolean more = Measures.descending(comparison.argument());
      operator = more != negated ? Operator.GT : Operator.LT;
    } else if (comparison.is(Tag.AFTER, Tag.BEFORE, Tag.SINCE, Tag.UNTIL)
        && column.isNumeric()
        && !column.isYear()
        && !column.isTemporal()) {
      operator =
          comparison.is(Tag.AFTER)
              ? Operator.GT
              : comparison.is(Tag.BEFORE)
                  ? Operator.LT
                  : comparison.is(Tag.SINCE) ? Operator.GE : Operator.LE;
    } else {
      return false;
    }
    Optional<Operands.Read> read = operands.compared(i + 1, column);
    boolean counts =
        read.isPresent()
            && scene.is(scene.at + 1, Tag.HAVING)
            && Quantities.isUnknownWord(scene.get(read.get().next()));
    if (read.isEmpty()
        || counts
        || isCountedNoun(read.get())
        || isWordAgainstNumber(column, read.get())) {
      return false;
    }
    scene.use(scene.at);
    comparing.compare(column, operator, read.get(), scene.at);
    return true;
  }

  /** A text without numbers in it cannot be more than a number. */
  private static boolean isWordAgainstNumber(ColumnRef column, Operands.Read read) {
    return read.operand() instanceof Operand.Single(Expression.Literal(Object value))
        && value instanceof Number
        && (column.isText() || column.isTemporal())
        && !column.isNumberInText()
        && !column.isYear();
  }

  /**
   * After 'who have more than 3' the noun tells what is counted; the column before is not compared.
   */
  private boolean isCountedNoun(Operands.Read read) {
    Piece next = scene.get(read.next());
    boolean number = read.operand() instanceof Operand.Single;
    return number
        && next != null
        && (next.isTable() || next.isColumn() && next.column().column().isNumeric())
        && scene.get(read.next() - 1).isNumber()
        && (next.isTable() || !scene.is(scene.at + 1, Tag.CMP))
        && !scene.is(scene.at + 1, Tag.BE);
  }

  /** 'more than 3 orders', 'over 6 cylinders', 'above the average age', 'at least 3'. */
  private boolean operatorFirst() {
    if (!scene.here().is(Tag.CMP)) {
      return quantities.numberOrMore();
    }
    Operator operator = operator(scene.here(), false);
    Piece named = scene.peek(1);
    if (named != null
        && named.column() != null
        && named.columnScore() > 0.4
        && scene.peek(2) != null
        && (scene.peek(2).isNumber()
            || scene.peek(2).is(Tag.OF) && scene.peek(3) != null && scene.peek(3).isNumber())) {
      ColumnRef column = named.column().column();
      Optional<Operands.Read> value = operands.compared(scene.at + 2, column);
      if (value.isPresent()) {
        scene.use(scene.at + 1);
        comparing.compare(column, operator, value.get(), scene.at);
        return true;
      }
    }
    Optional<Operands.Read> read = operands.compared(scene.at + 1, null);
    if (read.isEmpty()) {
      ColumnRef column = scene.lastColumn;
      read = column == null ? read : operands.compared(scene.at + 1, column);
      if (read.isEmpty()) {
        return false;
      }
      comparing.compare(column, operator, read.get(), scene.at);
      return true;
    }
    if (read.get().operand() instanceof Operand.Nested) {
      comparing.compare(read.get().column(), operator, read.get(), scene.at);
      return true;
    }
    return quantities.quantity(operator, scene.at, read.get().next());
  }

  /** 'Longer than the average track', where the words are also those of any comparison. */
  private boolean adjective() {
    Piece here = scene.here();
    var form = Adjectives.english().form(here.chunk().first().lower());
    Table table = scene.lastTable != null ? scene.lastTable : scene.subject();
    boolean compares = here.is(Tag.CMP) && here.chunk().tokens().size() == 2;
    if (!compares || form == null || table == null || !scene.is(scene.at + 1, Tag.AGG)) {
      return false;
    }
    Optional<Measures.Measured> found = scene.measures.of(form.base(), table);
    Optional<Operands.Read> read = found.flatMap(m -> operands.compared(scene.at + 1, m.column()));
    if (read.isEmpty()) {
      return false;
    }
    scene.sketch.linked(0.95);
    comparing.compare(
        found.get().column(), operator(here, !found.get().descending()), read.get(), scene.at);
    return true;
  }

  /** 'older than 20', 'heavier than the average', 'a greater weight than 10'. */
  private boolean comparative() {
    if (!scene.here().is(Tag.COMPARATIVE)) {
      return false;
    }
    String adjective = scene.here().argument();
    int i = scene.at + 1;
    Piece noun = scene.get(i);
    if (noun != null
        && noun.column() != null
        && noun.columnScore() > 0.4
        && scene.is(i + 1, Tag.THAN)) {
      ColumnRef column = noun.column().column();
      Optional<Operands.Read> read = operands.compared(i + 1, column);
      if (read.isPresent()) {
        scene.use(i);
        comparing.compare(
            column,
            Measures.descending(adjective) ? Operator.GT : Operator.LT,
            read.get(),
            scene.at);
        return true;
      }
    }
    Table table = scene.lastTable != null ? scene.lastTable : scene.subject();
    Optional<Measures.Measured> measured =
        table == null ? Optional.empty() : scene.measures.near(adjective, table);
    if (measured.isEmpty() || !scene.is(i, Tag.THAN)) {
      return false;
    }
    ColumnRef column = measured.get().column();
    Optional<Operands.Read> read = operands.compared(i, column);
    if (read.isEmpty()) {
      return false;
    }
    boolean more = measured.get().descending();
    comparing.compare(column, more ? Operator.GT : Operator.LT, read.get(), scene.at);
    return true;
  }

  /** 'between 20 and 30 years', with the column before or after. */
  private boolean between() {
    Piece to = scene.peek(1);
    Piece high = scene.peek(2);
    boolean span =
        scene.here().isNumber()
            && to != null
            && to.lower().equals("to")
            && high != null
            && high.isNumber();
    return span ? range(scene.at - 1, null) : scene.here().is(Tag.BETWEEN) && range(scene.at, null);
  }

  private boolean range(int index, ColumnRef before) {
    Piece low = scene.get(index + 1);
    Piece high = scene.get(index + 3);
    if (low == null
        || high == null
        || !low.isNumber()
        || !high.isNumber()
        || !(scene.is(index + 2, Tag.AND)
            || scene.get(index + 2).lower().equals("to")
            || scene.is(index + 2, Tag.OF))) {
      return false;
    }
    int next = index + 4;
    Piece noun = scene.get(next);
    ColumnRef column = before;
    if (column == null && noun != null && noun.isTable() && noun.tableScore() > 0.5) {
      Table table = scene.useTable(next);
      scene.note(scene.at, next + 1, "number of " + table.name() + " in a range");
      long from = low.chunk().first().number().longValue();
      long to = high.chunk().first().number().longValue();
      scene.add(new Condition.CountOf(table, Operator.GE, from, List.of()));
      scene.add(new Condition.CountOf(table, Operator.LE, to, List.of()));
      scene.at = next + 1;
      return true;
    }
    if (column == null && quantities.yearsOld(next) > 0 && quantities.age().isPresent()) {
      column = quantities.age().get();
      next = quantities.yearsOld(next);
    }
    if (column == null && noun != null && noun.column() != null && noun.columnScore() > 0.4) {
      column = scene.use(next);
      next++;
    }
    if (column == null) {
      column = scene.lastColumn != null ? scene.lastColumn : timeOfSubject();
    }
    if (column == null) {
      return false;
    }
    Operand operand =
        new Operand.Range(
            Literals.number(low.chunk().first(), column),
            Literals.number(high.chunk().first(), column));
    if (before != null) {
      scene.use(scene.at);
    }
    scene.note(scene.at, next, column + " between " + low.lower() + " and " + high.lower());
    scene.add(new Condition.Compare(column, Operator.BETWEEN, operand));
    scene.at = next;
    scene.mode = Scene.Mode.WHERE;
    return true;
  }

  private ColumnRef timeOfSubject() {
    return scene.subject() == null ? null : scene.measures.time(scene.subject()).orElse(null);
  }
}
