package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.link.Link;
import io.querent.nlq.text.Tag;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Operator;
import io.querent.semantics.ir.TimeUnit;
import io.querent.semantics.model.MetricMeaning;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Conditions on what rows measure: 'with revenue above 1000', 'out of stock', 'longer than 5
 * minutes', 'that cost more than 400'.
 */
final class MeasuredConditions {
  private static final Map<String, List<String>> VERBS =
      Map.of(
          "cost", List.of("price", "cost", "fee"),
          "costs", List.of("price", "cost", "fee"),
          "weigh", List.of("weight", "mass"),
          "weighs", List.of("weight", "mass"),
          "last", List.of("duration", "length"),
          "lasts", List.of("duration", "length"),
          "lasted", List.of("duration", "length"));

  private final Scene scene;
  private final Comparing comparing;

  MeasuredConditions(Scene scene, Comparing comparing) {
    this.scene = scene;
    this.comparing = comparing;
  }

  boolean read() {
    return metric() || aged() || often() || usedUp() || verb() || lasting();
  }

  /** A metric and a bound: a condition on the groups that are shown. */
  private boolean metric() {
    Piece here = scene.here();
    int i = scene.skip(scene.at + 1, Tag.BE, Tag.OF, Tag.HAVING);
    Piece number = scene.get(i + 1);
    if (!here.isMetric() || !scene.is(i, Tag.CMP) || number == null || !number.isNumber()) {
      return false;
    }
    MetricMeaning metric = here.metric().metric();
    Operator operator = Operator.of(scene.get(i).argument()).orElse(Operator.EQ);
    BigDecimal bound = number.chunk().first().number();
    if ("percent".equals(metric.format()) && bound.compareTo(BigDecimal.ONE) > 0) {
      bound = bound.movePointLeft(2);
    }
    int end = i + 2;
    while (isUnit(scene.get(end), metric)) {
      end++;
    }
    scene.sketch.linked(here.metricScore());
    scene.note(scene.at, end, metric.name() + " " + operator.word() + " " + bound.toPlainString());
    scene.add(
        new Condition.MetricOf(
            metric, operator, new Operand.Single(new Expression.Literal(Literals.plain(bound)))));
    scene.at = end;
    scene.mode = Scene.Mode.WHERE;
    return true;
  }

  private static boolean isUnit(Piece piece, MetricMeaning metric) {
    if (piece == null || piece.chunk().tag() != null) {
      return false;
    }
    String word = piece.lower();
    boolean inside =
        piece.column() != null
            && metric.expression().contains(piece.column().column().column().name());
    return word.equalsIgnoreCase(metric.unit()) || word.equals("percent") || inside;
  }

  /** 'Older than 7 days' of rows that have a date but no age. */
  private boolean aged() {
    Piece here = scene.here();
    int i = scene.skip(scene.at + 1, Tag.THAN);
    Piece number = scene.get(i);
    Piece word = scene.get(i + 1);
    boolean older = here.lower().startsWith("older");
    boolean newer = here.lower().startsWith("newer") || here.lower().startsWith("younger");
    Table table = scene.lastTable != null ? scene.lastTable : scene.subject();
    Optional<TimeUnit> unit =
        word == null ? Optional.empty() : TimeUnit.of(word.chunk().first().lemma());
    if (!(older || newer)
        || number == null
        || !number.isNumber()
        || unit.isEmpty()
        || table == null
        || scene.measures.column(table, "age").isPresent()) {
      return false;
    }
    Optional<ColumnRef> time = scene.measures.time(table).filter(ColumnRef::isTemporal);
    if (time.isEmpty()) {
      return false;
    }
    long count = number.chunk().first().number().longValue();
    LocalDate bound = before(unit.get(), count);
    Operator operator = older ? Operator.LT : Operator.GE;
    scene.sketch.linked(0.95);
    scene.note(scene.at, i + 2, time.get() + " " + operator.word() + " " + bound);
    scene.add(new Condition.Compare(time.get(), operator, Operand.Single.of(bound.toString())));
    scene.at = i + 2;
    scene.mode = Scene.Mode.WHERE;
    return true;
  }

  private LocalDate before(TimeUnit unit, long count) {
    LocalDate today = scene.now.toLocalDate();
    return switch (unit) {
      case WEEK -> today.minusWeeks(count);
      case MONTH -> today.minusMonths(count);
      case QUARTER -> today.minusMonths(3 * count);
      case YEAR -> today.minusYears(count);
      default -> today.minusDays(count);
    };
  }

  /** 'Who ordered more than 50 times': the time of an order stands for the orders. */
  private boolean often() {
    Piece here = scene.here();
    Piece number = scene.peek(2);
    boolean counts =
        (here.isTable() || here.isColumn() && here.column().column().isTemporal())
            && scene.isParticiple(scene.at)
            && scene.is(scene.at + 1, Tag.CMP)
            && number != null
            && number.isNumber()
            && !number.lower().matches("(1[0-9]|20)[0-9]{2}");
    Table table =
        !counts ? null : here.isTable() ? here.table().table() : here.column().column().table();
    if (table == null
        || scene.subject() == null
        || Scene.same(table, scene.subject())
        || !scene.isToMany(scene.subject(), table)
        || Quantities.isUnknownWord(scene.peek(3))
        || scene.peek(3) != null && scene.peek(3).isLinked()) {
      return false;
    }
    Operator operator = Operator.of(scene.peek(1).argument()).orElse(Operator.EQ);
    long count = number.chunk().first().number().longValue();
    scene.sketch.linked(0.95);
    scene.note(
        scene.at, scene.at + 3, "number of " + table.name() + " " + operator.word() + " " + count);
    scene.add(new Condition.CountOf(table, operator, count, List.of()));
    scene.at += 3;
    scene.mode = Scene.Mode.WHERE;
    return true;
  }

  /** 'Out of stock': none of the quantity is left. */
  private boolean usedUp() {
    Piece quantity = scene.peek(1);
    if (!scene.here().lower().equals("out of")
        || quantity == null
        || quantity.column() == null
        || quantity.columnScore() < 0.6
        || !quantity.column().column().isNumeric()) {
      return false;
    }
    ColumnRef column = scene.use(scene.at + 1);
    comparing.compare(
        column,
        Operator.EQ,
        new Operands.Read(Operand.Single.of(0L), scene.at + 2, null),
        scene.at);
    return true;
  }

  /** 'That cost more than 400' speaks of the price, also where another column is called cost. */
  private boolean verb() {
    List<String> words = VERBS.get(scene.here().lower());
    Piece number = scene.peek(2);
    Piece before = scene.get(scene.at - 1);
    Table table = scene.lastTable != null ? scene.lastTable : scene.subject();
    boolean acts = before != null && (before.isTable() || before.is(Tag.REL, Tag.ONE));
    if (words == null
        || table == null
        || !acts
        || !scene.is(scene.at + 1, Tag.CMP)
        || number == null
        || !number.isNumber()) {
      return false;
    }
    Optional<ColumnRef> column =
        words.stream()
            .flatMap(w -> scene.vocabulary.columnsFor(table, w).stream())
            .filter(l -> l.score() >= 0.9 && l.column().isNumeric())
            .map(Link.ToColumn::column)
            .findFirst();
    if (column.isEmpty()) {
      return false;
    }
    scene.sketch.linked(0.95);
    Operator operator = Operator.of(scene.peek(1).argument()).orElse(Operator.EQ);
    Operand operand = Literals.single(Literals.number(number.chunk().first(), column.get()));
    comparing.compare(
        column.get(), operator, new Operands.Read(operand, scene.at + 3, null), scene.at);
    return true;
  }

  /** 'Longer than 5 minutes' of a column that keeps another unit of time. */
  private boolean lasting() {
    Piece number = scene.peek(1);
    Piece unit = scene.peek(2);
    if (!scene.here().is(Tag.CMP)
        || number == null
        || !number.isNumber()
        || unit == null
        || !Durations.isUnit(unit.lower())) {
      return false;
    }
    Table table = scene.lastTable != null ? scene.lastTable : scene.subject();
    if (table == null) {
      return false;
    }
    Optional<ColumnRef> column = Durations.column(scene.vocabulary, table);
    if (column.isEmpty()) {
      return false;
    }
    BigDecimal bound =
        Durations.in(scene.vocabulary, column.get(), number.chunk().first().number(), unit.lower());
    scene.sketch.linked(0.95);
    Operator operator = Operator.of(scene.here().argument()).orElse(Operator.EQ);
    Operand operand = new Operand.Single(new Expression.Literal(Literals.plain(bound)));
    comparing.compare(
        column.get(), operator, new Operands.Read(operand, scene.at + 3, null), scene.at);
    return true;
  }
}
