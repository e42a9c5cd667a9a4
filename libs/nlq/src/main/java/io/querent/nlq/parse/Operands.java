package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.text.Tag;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Dimension;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Function;
import io.querent.semantics.ir.Metric;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Operator;
import io.querent.semantics.ir.Order;
import io.querent.semantics.ir.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the right side of a comparison: a number, a date, an average, another column. */
final class Operands {
  private final Scene scene;

  Operands(Scene scene) {
    this.scene = scene;
  }

  /**
   * What was read.
   *
   * @param next index of the first piece after it
   * @param column column that the words of the operand named; null when they named none
   * @param last whether it is the last of a list such as '2014 or 2015'
   */
  record Read(Operand operand, int next, ColumnRef column) {}

  /** The operand of an ordering comparison with a column, which may be null when it comes later. */
  Optional<Read> compared(int index, ColumnRef column) {
    int i = scene.skip(index, Tag.THAN, Tag.BE, Tag.OF, Tag.ONE);
    Piece piece = scene.get(i);
    if (piece == null) {
      return Optional.empty();
    }
    if (piece.isNumber()) {
      return Optional.of(new Read(number(piece, column), i + 1, null));
    }
    if (piece.isQuoted() && column != null) {
      String text = piece.chunk().first().text();
      return Optional.of(new Read(Literals.single(Literals.text(text, column)), i + 1, null));
    }
    if (piece.is(Tag.AGG)) {
      return aggregate(i, column);
    }
    if (piece.is(Tag.ANY)) {
      return scene.get(i + 1) == null ? Optional.empty() : anyOf(i + 1, column);
    }
    if (piece.isColumn()
        && column != null
        && !piece.column().column().sameAs(column)
        && piece.column().column().isNumeric() == column.isNumeric()
        && Scene.same(piece.column().column().table(), column.table())) {
      scene.use(i);
      return Optional.of(
          new Read(new Operand.Single(piece.column().column().expression()), i + 1, null));
    }
    return nestedRow(i, column);
  }

  private Operand number(Piece piece, ColumnRef column) {
    return Literals.single(
        column != null && column.isText() && !column.isYear()
            ? new Expression.Literal(Literals.plain(piece.chunk().first().number()))
            : Literals.number(piece.chunk().first(), column));
  }

  /** 'the average', 'the average age', 'the average population of all cities', 'the minimum …'. */
  private Optional<Read> aggregate(int index, ColumnRef column) {
    Piece piece = scene.get(index);
    AggregateFunction function =
        piece.is(Tag.AGG)
            ? AggregateFunction.of(piece.argument()).orElse(AggregateFunction.AVG)
            : AggregateFunction.AVG;
    int i = scene.skip(index + 1, Tag.OF, Tag.AGG);
    ColumnRef measured = column;
    Piece noun = scene.get(i);
    if (noun != null
        && noun.column() != null
        && noun.columnScore() >= 0.45
        && (noun.column().column().isNumeric() || noun.column().column().isNumberInText())) {
      measured =
          column == null || noun.isColumn() && !sameName(noun.column().column(), column)
              ? noun.column().column()
              : column;
      scene.sketch.linked(noun.columnScore());
      i++;
    }
    if (measured == null) {
      return Optional.empty();
    }
    Tail tail = tail(i, measured.table());
    Expression aggregate = Expression.Aggregate.of(function, numeric(measured));
    Selection.Builder nested = Selection.from(measured.table().id());
    nested.metric(Metric.of(function.word(), aggregate));
    tail.filters.forEach(nested::where);
    Optional<ColumnRef> same = sameGroup(tail.next, measured.table());
    return Optional.of(
        new Read(
            new Operand.Nested(
                nested.build(), same.map(c -> List.of(c.expression())).orElse(List.of())),
            same.isPresent() ? tail.next + 2 : tail.next,
            measured));
  }

  /** In 'the average product of their category' only rows of the same category are averaged. */
  private Optional<ColumnRef> sameGroup(int index, Table table) {
    Piece group = scene.get(index + 1);
    boolean own =
        scene.is(index, Tag.OF)
            && group != null
            && group.chunk().start() - scene.get(index).chunk().end() >= "its ".length()
            && (scene.get(index + 2) == null || !scene.get(index + 2).isValue());
    if (!own) {
      return Optional.empty();
    }
    if (group.isColumn() && Scene.same(group.column().column().table(), table)) {
      return Optional.of(scene.use(index + 1));
    }
    if (!group.isTable()) {
      return Optional.empty();
    }
    Optional<ColumnRef> reference =
        scene.vocabulary.graph().stepsFrom(table.id()).stream()
            .filter(s -> s.forward() && s.to().equals(group.table().table().id()))
            .flatMap(s -> table.column(s.relationship().fromColumns().getFirst()).stream())
            .map(c -> new ColumnRef(table, c))
            .findFirst();
    reference.ifPresent(_ -> scene.sketch.linked(group.tableScore()));
    return reference;
  }

  private static boolean sameName(ColumnRef left, ColumnRef right) {
    return left.column().name().equalsIgnoreCase(right.column().name());
  }

  /**
   * 'than any country in Asia': more than the least of them, as comparisons with 'any' are read.
   */
  private Optional<Read> anyOf(int index, ColumnRef column) {
    Piece noun = scene.get(index);
    if (noun == null
        || column == null
        || !noun.isTable()
        || !Scene.same(noun.table().table(), column.table())) {
      return Optional.empty();
    }
    Tail tail = tail(index + 1, column.table());
    Selection.Builder nested = Selection.from(column.table().id());
    nested.metric(
        Metric.of("extreme", Expression.Aggregate.of(AggregateFunction.MAX, numeric(column))));
    tail.filters.forEach(nested::where);
    return Optional.of(new Read(new Operand.Nested(nested.build(), List.of()), tail.next, null));
  }

  /**
   * 'than that of the car with the largest horsepower', 'than Brazil': the column of another row.
   */
  private Optional<Read> nestedRow(int index, ColumnRef column) {
    if (column == null) {
      return Optional.empty();
    }
    int i = scene.skip(index, Tag.OF, Tag.ONE, Tag.HAVING);
    Piece piece = scene.get(i);
    if (piece == null) {
      return Optional.empty();
    }
    if (piece.isTable() && Scene.same(piece.table().table(), column.table())) {
      i = scene.skip(i + 1, Tag.OF, Tag.HAVING);
      piece = scene.get(i);
    }
    if (piece != null
        && piece.isValue()
        && Scene.same(piece.value().column().table(), column.table())) {
      Selection.Builder nested = Selection.from(column.table().id());
      nested.dimension(Dimension.of(column.expression()));
      nested.where(
          new Filter.Comparison(
              piece.value().column().expression(),
              Operator.EQ,
              Literals.single(Literals.text(piece.value().value(), piece.value().column()))));
      scene.sketch.linked(piece.valueScore());
      return Optional.of(
          new Read(new Operand.Nested(nested.limit(1).build(), List.of()), i + 1, null));
    }
    return extremeRow(i, column);
  }

  private Optional<Read> extremeRow(int index, ColumnRef column) {
    Piece piece = scene.get(index);
    if (piece == null || !piece.is(Tag.SUP, Tag.SUPERLATIVE)) {
      return Optional.empty();
    }
    Piece noun = scene.get(scene.skip(index + 1, Tag.OF));
    ColumnRef by = noun != null && noun.column() != null ? noun.column().column() : null;
    if (by == null || !Scene.same(by.table(), column.table())) {
      return Optional.empty();
    }
    boolean descending =
        piece.is(Tag.SUP) ? piece.argument().equals("desc") : Measures.descending(piece.argument());
    Selection.Builder nested = Selection.from(column.table().id());
    nested.dimension(Dimension.of(column.expression()));
    nested.order(new Order(numeric(by), descending)).limit(1);
    scene.sketch.linked(noun.columnScore());
    return Optional.of(
        new Read(
            new Operand.Nested(nested.build(), List.of()),
            scene.skip(index + 1, Tag.OF) + 1,
            null));
  }

  private record Tail(List<Filter> filters, int next) {}

  /**
   * 'of all singers', 'in Asia', 'across all cities', 'opened after 2010' behind a nested
   * aggregate.
   */
  private Tail tail(int index, Table table) {
    List<Filter> filters = new ArrayList<>();
    int i = index;
    while (scene.get(i) != null) {
      Piece piece = scene.get(i);
      boolean own = piece.isTable() && Scene.same(piece.table().table(), table);
      boolean dated =
          piece.isColumn()
              && (piece.column().column().isYear() || piece.column().column().isTemporal())
              && scene.is(i + 1, Tag.AFTER, Tag.BEFORE);
      if (piece.is(Tag.OF, Tag.ANY, Tag.EACH) || own || dated) {
        i++;
      } else if (piece.isValue()
          && i > index
          && Scene.same(piece.value().column().table(), table)) {
        ColumnRef column = piece.value().column();
        filters.add(
            new Filter.Comparison(
                column.expression(),
                Operator.EQ,
                Literals.single(Literals.text(piece.value().value(), column))));
        scene.sketch.linked(piece.valueScore());
        i++;
      } else if (i > index
          && piece.is(Tag.AFTER, Tag.BEFORE)
          && scene.get(i + 1) != null
          && scene.get(i + 1).isNumber()
          && scene.measures.time(table).isPresent()) {
        ColumnRef time = scene.measures.time(table).get();
        filters.add(
            new Filter.Comparison(
                time.expression(),
                piece.is(Tag.AFTER) ? Operator.GT : Operator.LT,
                Literals.single(Literals.number(scene.get(i + 1).chunk().first(), time))));
        i += 2;
      } else {
        break;
      }
    }
    while (i > index && scene.is(i - 1, Tag.OF)) {
      i--;
    }
    return new Tail(filters, i);
  }

  /** The column as a number, also when the table keeps numbers as text. */
  static Expression numeric(ColumnRef column) {
    return column.isNumberInText() && !column.isYear()
        ? new Expression.Call(Function.NUMBER, List.of(column.expression()))
        : column.expression();
  }
}
