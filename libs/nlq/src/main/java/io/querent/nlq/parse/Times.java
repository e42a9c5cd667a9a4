package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.text.Tag;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Operator;
import io.querent.semantics.ir.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conditions on the calendar: 'in 2014', 'after 1980', 'last month', 'since March 2024'. */
final class Times {
  private final Scene scene;

  Times(Scene scene) {
    this.scene = scene;
  }

  boolean read() {
    Piece here = scene.here();
    boolean otherwise = here.is(Tag.OR_MORE, Tag.OR_LESS) && isYear(scene.at + 1);
    scene.pendingOr |= otherwise;
    if (otherwise || here.is(Tag.BEFORE, Tag.AFTER, Tag.SINCE, Tag.UNTIL)) {
      return boundary();
    }
    if (here.is(Tag.BETWEEN) || here.lower().equals("from")) {
      return stretch();
    }
    if (here.is(Tag.PERIOD)) {
      return during();
    }
    return isYear(scene.at) && year();
  }

  /**
   * 'Sites opened after 2018', 'orders shipped last month': the column says which time is meant.
   */
  boolean dated(Piece here, Piece next) {
    ColumnRef column = here.column().column();
    boolean time = column.isTemporal() || column.isYear();
    int before = scene.is(scene.at - 1, Tag.BE) ? scene.at - 2 : scene.at - 1;
    boolean follows = scene.mode == Scene.Mode.WHERE || before >= 0 && scene.get(before).isTable();
    boolean boundary = next.is(Tag.BEFORE, Tag.AFTER, Tag.SINCE, Tag.UNTIL, Tag.PERIOD);
    int i = scene.skip(scene.at + 1, Tag.BE, Tag.OF);
    boolean stretch = isYear(i) || scene.is(i, Tag.PERIOD);
    if (!time || !follows || !boundary && !stretch || here.isTable()) {
      return false;
    }
    scene.use(scene.at);
    scene.at = boundary ? scene.skip(scene.at + 1, Tag.BE) : i;
    scene.mode = Scene.Mode.WHERE;
    scene.timeNamed = true;
    return true;
  }

  private boolean isYear(int index) {
    Piece piece = scene.get(index);
    return piece != null && piece.isNumber() && piece.lower().matches("1[0-9]{3}|20[0-9]{2}");
  }

  private boolean boundary() {
    int i = scene.skip(scene.at + 1, Tag.OF);
    if (scene.get(i) != null && scene.get(i).isColumn() && isYear(i + 1)) {
      scene.use(i);
      i++;
    }
    Piece operand = scene.get(i);
    boolean usable = operand != null && (isYear(i) || operand.is(Tag.PERIOD) || operand.isQuoted());
    Optional<ColumnRef> column = usable ? column() : Optional.empty();
    if (column.isEmpty()) {
      return false;
    }
    Operator operator =
        switch (scene.here().chunk().tag()) {
          case BEFORE, OR_LESS -> Operator.LT;
          case AFTER, OR_MORE -> Operator.GT;
          case SINCE -> Operator.GE;
          default -> Operator.LE;
        };
    Expression.Literal literal = literal(operand, column.get(), operator);
    Operator used = adjust(operand, column.get(), operator);
    scene.note(scene.at, i + 1, column.get() + " " + used.word() + " " + literal.value());
    scene.add(new Condition.Compare(column.get(), used, new Operand.Single(literal)));
    scene.at = i + 1;
    scene.mode = Scene.Mode.WHERE;
    return true;
  }

  /**
   * After a year begins with the next one; after a day or at a bare year column it is simply
   * greater.
   */
  private static Operator adjust(Piece operand, ColumnRef column, Operator operator) {
    boolean stretch = !operand.isQuoted() && column.isTemporal();
    return switch (operator) {
      case GT -> stretch ? Operator.GE : Operator.GT;
      case LE -> stretch ? Operator.LT : Operator.LE;
      default -> operator;
    };
  }

  private Expression.Literal literal(Piece operand, ColumnRef column, Operator operator) {
    if (operand.isQuoted()) {
      return new Expression.Literal(operand.chunk().first().text());
    }
    if (!column.isTemporal()) {
      return operand.is(Tag.PERIOD)
          ? new Expression.Literal(operand.chunk().first().text())
          : Literals.number(operand.chunk().first(), column);
    }
    Period period =
        operand.is(Tag.PERIOD) ? operand.chunk().period() : new Period.Named(operand.lower());
    var bounds = period.bounds(scene.now);
    boolean past = operator == Operator.GT || operator == Operator.LE;
    return new Expression.Literal((past ? bounds.end() : bounds.start()).toLocalDate().toString());
  }

  /**
   * 'Between 2024-01-01 and 2024-03-31', 'from January 2024 to March 2024': both ends belong to it.
   */
  private boolean stretch() {
    boolean dates = scene.is(scene.at + 1, Tag.PERIOD) && scene.is(scene.at + 3, Tag.PERIOD);
    boolean joined = scene.is(scene.at + 2, Tag.AND, Tag.OF, Tag.UNTIL);
    Optional<ColumnRef> column =
        dates && joined ? column().filter(ColumnRef::isTemporal) : Optional.empty();
    if (column.isEmpty()) {
      return false;
    }
    Expression.Literal start = literal(scene.get(scene.at + 1), column.get(), Operator.GE);
    Expression.Literal end = literal(scene.get(scene.at + 3), column.get(), Operator.LE);
    scene.note(
        scene.at, scene.at + 4, column.get() + " from " + start.value() + " until " + end.value());
    scene.add(new Condition.Compare(column.get(), Operator.GE, new Operand.Single(start)));
    scene.add(new Condition.Compare(column.get(), Operator.LT, new Operand.Single(end)));
    scene.at += 4;
    scene.mode = Scene.Mode.WHERE;
    return true;
  }

  private boolean during() {
    Period period = scene.here().chunk().period();
    Optional<ColumnRef> column = column().filter(c -> c.isTemporal());
    if (column.isEmpty()) {
      return false;
    }
    scene.note(scene.at, scene.at + 1, column.get() + " in " + scene.here().lower());
    Operator operator = scene.inNegation ? Operator.DURING : Operator.DURING;
    scene.add(new Condition.Compare(column.get(), operator, new Operand.During(period)));
    scene.at++;
    return true;
  }

  /** A bare year, or years joined by 'or' and commas. */
  private boolean year() {
    Optional<ColumnRef> column = column();
    if (column.isEmpty()) {
      return false;
    }
    List<Piece> years = new ArrayList<>(List.of(scene.here()));
    int i = scene.at + 1;
    while ((scene.is(i, Tag.OR) || scene.get(i) != null && scene.get(i).isMark(","))
        && isYear(i + 1)) {
      years.add(scene.get(i + 1));
      i += 2;
    }
    if (scene.is(i, Tag.OR_MORE, Tag.OR_LESS)
        || scene.is(i, Tag.OR) && scene.is(i + 1, Tag.AFTER, Tag.BEFORE)) {
      boolean more = scene.is(i, Tag.OR_MORE) || scene.is(i + 1, Tag.AFTER);
      i += scene.is(i, Tag.OR) ? 2 : 1;
      scene.note(
          scene.at, i, column.get() + (more ? " from " : " up to ") + years.getFirst().lower());
      scene.add(
          new Condition.Compare(
              column.get(),
              more ? Operator.GE : Operator.LE,
              new Operand.Single(
                  literal(years.getFirst(), column.get(), more ? Operator.GE : Operator.LE))));
      scene.at = i;
      return true;
    }
    scene.note(scene.at, i, column.get() + " in " + years.getFirst().lower());
    scene.add(equalTo(column.get(), years));
    scene.at = i;
    scene.mode = scene.sketch.picks().isEmpty() ? scene.mode : Scene.Mode.WHERE;
    return true;
  }

  private Condition equalTo(ColumnRef column, List<Piece> years) {
    List<Condition> each = new ArrayList<>();
    for (Piece year : years) {
      each.add(
          column.isTemporal()
              ? new Condition.Compare(
                  column, Operator.DURING, new Operand.During(new Period.Named(year.lower())))
              : new Condition.Compare(
                  column,
                  Operator.EQ,
                  new Operand.Single(Literals.number(year.chunk().first(), column))));
    }
    return each.size() == 1 ? each.getFirst() : new Condition.AnyOf(each);
  }

  /**
   * The calendar column meant here: one just named, else that of the last table, else of the
   * subject.
   */
  private Optional<ColumnRef> column() {
    ColumnRef last = scene.lastColumn;
    Piece before = scene.get(scene.at - 1);
    if (scene.timeNamed && last != null) {
      scene.timeNamed = false;
      return Optional.of(last);
    }
    if (last != null
        && (last.isTemporal() || last.isYear())
        && before != null
        && (before.isColumn()
            || before.is(Tag.OF, Tag.BE, Tag.EITHER)
            || scene.pendingOr
            || scene.both)) {
      return Optional.of(last);
    }
    Piece after = scene.get(scene.at + 1);
    if (after != null && after.isColumn() && after.column().column().isYear()) {
      return Optional.of(after.column().column());
    }
    Optional<ColumnRef> metric = scene.metricTime();
    if (metric.isPresent()) {
      return metric;
    }
    for (Table table : tables()) {
      Optional<ColumnRef> time = scene.measures.time(table);
      if (time.isPresent()) {
        return time;
      }
    }
    return last != null && (last.isTemporal() || last.isYear()) ? Optional.of(last) : nearby();
  }

  private List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    if (scene.measured != null) {
      tables.add(scene.measured);
    }
    Table subject = scene.subject();
    boolean attribute =
        subject != null
            && scene.lastTable != null
            && !Scene.same(subject, scene.lastTable)
            && scene.sketch.picks().stream().anyMatch(p -> Scene.same(p.table(), subject))
            && scene.isConnected(subject, scene.lastTable)
            && !scene.isToMany(subject, scene.lastTable);
    if (attribute) {
      tables.add(subject);
    }
    if (scene.lastTable != null) {
      tables.add(scene.lastTable);
    }
    if (scene.subject() != null) {
      tables.add(scene.subject());
    }
    for (Piece piece : scene.pieces) {
      if (piece.isTable()) {
        tables.add(piece.table().table());
      }
    }
    scene.sketch.picks().stream().map(Pick::table).filter(t -> t != null).forEach(tables::add);
    return tables;
  }

  /** The only calendar column one step away. */
  private Optional<ColumnRef> nearby() {
    if (scene.subject() == null) {
      return Optional.empty();
    }
    List<ColumnRef> found =
        scene.vocabulary.graph().stepsFrom(scene.subject().id()).stream()
            .flatMap(s -> scene.vocabulary.catalogue().table(s.to()).stream())
            .distinct()
            .flatMap(t -> scene.measures.time(t).stream())
            .toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    scene.sketch.doubt(0.05 * found.size());
    return Optional.of(found.getFirst());
  }
}
