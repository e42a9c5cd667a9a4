package io.querent.nlq.compose;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.link.Vocabulary;
import io.querent.nlq.parse.Condition;
import io.querent.nlq.parse.Grouping;
import io.querent.nlq.parse.Measures;
import io.querent.nlq.parse.Pick;
import io.querent.nlq.parse.Ranking;
import io.querent.nlq.parse.Sketch;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Dimension;
import io.querent.semantics.ir.Entity;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Order;
import io.querent.semantics.ir.Selection;
import io.querent.semantics.ir.Top;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** One selection of a sketch. */
final class SelectionComposer {
  private final Vocabulary vocabulary;
  private final Sketch sketch;
  private final Table subject;
  private final List<Condition> conditions;
  private final Filters filters;
  private final Shares shares;
  private final Superiors superiors;
  private final Names names = new Names();
  private final Selection.Builder builder = Selection.from();
  private final List<ColumnRef> shown = new ArrayList<>();
  private final boolean grouped;

  /** The condition whose rows are a share of the others; null when none is asked. */
  private Condition part;

  private String timeName;

  SelectionComposer(
      Vocabulary vocabulary, Sketch sketch, Table subject, List<Condition> conditions) {
    this.vocabulary = vocabulary;
    this.sketch = sketch;
    this.subject = subject;
    this.filters = new Filters(vocabulary, subject);
    this.shares = new Shares(sketch, filters);
    this.superiors = new Superiors(vocabulary);
    this.conditions = new Through(vocabulary, subject, sketch).conditions(conditions);
    boolean ranked = sketch.rankings().stream().anyMatch(r -> r.by().isAggregate());
    boolean counted = conditions.stream().anyMatch(SelectionComposer::isGroupCondition);
    this.grouped =
        sketch.hasAggregate()
            || ranked
            || counted
            || sketch.following() && !sketch.groupings().isEmpty()
            || sketch.groupings().stream().anyMatch(g -> g instanceof Grouping.ByTime);
  }

  private static boolean isGroupCondition(Condition condition) {
    return condition instanceof Condition.CountOf
        || condition instanceof Condition.AggregateOf
        || condition instanceof Condition.MetricOf;
  }

  Selection compose() {
    builder.entity(Entity.of(subject.id()));
    part = shares.partOfWhole(conditions);
    groupings();
    picks();
    for (Grouping grouping : sketch.groupings()) {
      if (grouped && grouping instanceof Grouping.ByRow(Table table)) {
        key(table);
      }
    }
    joined();
    for (Condition condition : conditions) {
      if (condition != part) {
        apply(condition);
      }
    }
    if (grouped) {
      level();
    }
    rank();
    builder.distinct(
        (sketch.distinct() || new Attributes(vocabulary, sketch, subject, conditions).onlyOnes())
            && !grouped);
    if (sketch.limit() != null) {
      builder.limit(sketch.limit());
    }
    return builder.build();
  }

  private void groupings() {
    for (Grouping grouping : sketch.groupings()) {
      switch (grouping) {
        case Grouping.ByColumn(ColumnRef column) -> show(column);
        case Grouping.ByRow(Table table) -> {
          boolean own =
              sketch.picks().stream()
                  .anyMatch(
                      p -> p instanceof Pick.Field f && f.column().table().id().equals(table.id()));
          if (!own) {
            vocabulary.labels().of(table).forEach(this::show);
          }
        }
        case Grouping.ByTime(ColumnRef column, var grain) -> {
          builder.entity(Entity.of(column.table().id()));
          String name = names.unique(grain.unit().word());
          builder.dimension(new Dimension(name, column.expression(), grain, false));
          timeName = timeName == null ? name : timeName;
        }
      }
    }
  }

  /** Groups by the table's key without showing it, so that two rows of the same name stay two. */
  private void key(Table table) {
    for (String name : table.primaryKey()) {
      ColumnRef column = new ColumnRef(table, table.column(name).orElseThrow());
      if (shown.stream().noneMatch(column::sameAs)) {
        shown.add(column);
        builder.dimension(
            new Dimension(names.unique("key_" + name), column.expression(), null, true));
      }
    }
  }

  private void show(ColumnRef column) {
    if (shown.stream().noneMatch(column::sameAs)) {
      shown.add(column);
      builder.entity(Entity.of(column.table().id()));
      builder.dimension(new Dimension(names.of(column), column.expression(), null, false));
    }
  }

  private List<ColumnRef> rows(Table table) {
    boolean whole = !grouped && !sketch.distinct() && sketch.picks().size() == 1;
    return whole ? vocabulary.labels().listed(table) : vocabulary.labels().of(table);
  }

  private void picks() {
    for (Pick pick : new LinkedHashSet<>(sketch.picks())) {
      switch (pick) {
        case Pick.Field(ColumnRef column) when !grouped && superiors.is(column) -> {
          vocabulary.labels().of(column.table()).forEach(this::show);
          superiors.show(column, builder, names);
        }
        case Pick.Field(ColumnRef column) -> show(column);
        case Pick.Rows(Table table) -> rows(table).forEach(this::show);
        case Pick.Everything(Table table) ->
            table.columns().forEach(c -> show(new ColumnRef(table, c)));
        case Pick.Aggregated _, Pick.RowCount _, Pick.ValueCount _, Pick.Measured _ ->
            builder.metric(
                part != null
                    ? shares.share(part)
                    : sketch.rate() && pick instanceof Pick.Measured m
                        ? shares.rate(names, m)
                        : shares.transformed(names, pick, aggregate(pick)));
      }
    }
  }

  private Expression aggregate(Pick pick) {
    return switch (pick) {
      case Pick.RowCount(Table table) -> {
        builder.entity(Entity.of(table.id()));
        yield Expression.Aggregate.countRows(table.id());
      }
      case Pick.ValueCount(ColumnRef column, boolean distinct) -> {
        builder.entity(Entity.of(column.table().id()));
        yield new Expression.Aggregate(
            AggregateFunction.COUNT, column.expression(), null, distinct);
      }
      case Pick.Aggregated a -> {
        builder.entity(Entity.of(a.column().table().id()));
        yield new Expression.Aggregate(
            a.function(), Filters.numeric(a.column()), null, a.distinct());
      }
      case Pick.Measured(var metric) -> new Expression.Column(null, metric.name());
      case Pick.Field(ColumnRef column) -> Filters.numeric(column);
      case Pick.Rows(Table table) -> vocabulary.labels().of(table).getFirst().expression();
      case Pick.Everything(Table table) -> vocabulary.labels().of(table).getFirst().expression();
    };
  }

  /** Tables that were only named: joined when each row has one, else some row must exist. */
  private void joined() {
    for (Table table : sketch.joined()) {
      if (table.id().equals(subject.id()) || isUsed(table)) {
        continue;
      }
      if (filters.isToMany(table)) {
        filters.row(new Condition.Has(table, List.of(), false)).ifPresent(builder::where);
      } else if (vocabulary.path(subject, table).isPresent()) {
        builder.entity(Entity.of(table.id()));
      }
    }
  }

  private boolean isUsed(Table table) {
    return sketch.picks().stream().anyMatch(p -> p.table() != null && reaches(p.table(), table))
        || sketch.rankings().stream()
            .anyMatch(r -> r.by().table() != null && reaches(r.by().table(), table))
        || conditions.stream().anyMatch(c -> uses(c, table));
  }

  private boolean uses(Condition condition, Table table) {
    return switch (condition) {
      case Condition.Compare c -> reaches(c.column().table(), table);
      case Condition.CountOf c -> reaches(c.table(), table);
      case Condition.AggregateOf a -> reaches(a.column().table(), table);
      case Condition.MetricOf _ -> true;
      case Condition.Has h -> h.table().id().equals(table.id());
      case Condition.AnyOf a -> a.conditions().stream().anyMatch(c -> uses(c, table));
      case Condition.Both b -> uses(b.first(), table) || uses(b.second(), table);
      case Condition.Negated n -> uses(n.condition(), table);
    };
  }

  /** Whether the way from the subject to the one table leads through the other. */
  private boolean reaches(Table target, Table through) {
    return target.id().equals(through.id())
        || vocabulary
            .path(subject, target)
            .map(p -> p.stream().anyMatch(s -> s.to().equals(through.id())))
            .orElse(false);
  }

  private void apply(Condition condition) {
    switch (condition) {
      case Condition.CountOf c -> count(c);
      case Condition.AggregateOf a ->
          builder.having(
              new Filter.Comparison(
                  new Expression.Aggregate(a.function(), Filters.numeric(a.column()), null, false),
                  a.operator(),
                  a.operand()));
      case Condition.MetricOf m -> bound(m);
      default -> filters.row(condition).ifPresent(builder::where);
    }
  }

  private void bound(Condition.MetricOf m) {
    boolean figures =
        sketch.groupings().isEmpty() && sketch.picks().stream().allMatch(Pick::isAggregate);
    Optional<Filter> rows =
        figures && !sketch.picks().isEmpty()
            ? new Measures(vocabulary).tableOf(m.metric()).flatMap(t -> filters.measured(m, t))
            : Optional.empty();
    rows.ifPresentOrElse(
        builder::where,
        () ->
            builder.having(
                new Filter.Comparison(
                    new Expression.Column(null, m.metric().name()), m.operator(), m.operand())));
  }

  private void count(Condition.CountOf c) {
    Expression count = Filters.count(c);
    Filter having = new Filter.Comparison(count, c.operator(), Operand.Single.of(c.count()));
    if (sketch.hasAggregate()) {
      var counted = filters.counted(c);
      if (counted.isPresent()) {
        builder.where(counted.get());
        return;
      }
    }
    builder.entity(Entity.of(c.table().id()));
    builder.having(having);
  }

  /** Adds the keys of the entities that are shown, when what is aggregated lies in other tables. */
  private void level() {
    List<Table> aggregated = new ArrayList<>();
    sketch.picks().stream().filter(Pick::isAggregate).map(Pick::table).forEach(aggregated::add);
    sketch.rankings().stream()
        .map(Ranking::by)
        .filter(Pick::isAggregate)
        .map(Pick::table)
        .forEach(aggregated::add);
    for (Condition condition : conditions) {
      if (condition instanceof Condition.CountOf c) {
        aggregated.add(c.table());
      } else if (condition instanceof Condition.AggregateOf a) {
        aggregated.add(a.column().table());
      } else if (condition instanceof Condition.MetricOf) {
        aggregated.add(null);
      }
    }
    for (Table table : shown.stream().map(ColumnRef::table).distinct().toList()) {
      boolean other =
          aggregated.stream()
              .anyMatch(t -> t != null && !t.id().equals(table.id()) && isLevel(table, t));
      boolean measured = aggregated.stream().anyMatch(t -> t == null);
      boolean labelled =
          shown.stream()
              .filter(c -> c.table().id().equals(table.id()))
              .anyMatch(
                  c -> vocabulary.labels().of(table).stream().anyMatch(c::sameAs) || c.isKey());
      if ((other || measured) && labelled) {
        key(table);
      }
    }
  }

  private boolean isLevel(Table table, Table aggregated) {
    return new Filters(vocabulary, table).isToMany(aggregated);
  }

  private void rank() {
    if (sketch.perGroup() && !sketch.groupings().isEmpty()) {
      List<Order> by = new ArrayList<>();
      int count = 1;
      for (Ranking ranking : sketch.rankings()) {
        by.add(new Order(aggregate(ranking.by()), ranking.descending()));
        count = ranking.limit() == null ? count : ranking.limit();
      }
      builder.top(new Top(count, per(), by));
      return;
    }
    if (timeName != null && sketch.rankings().stream().noneMatch(r -> r.by().isAggregate())) {
      boolean descending =
          !sketch.rankings().isEmpty() && sketch.rankings().getFirst().descending();
      builder.order(new Order(new Expression.Column(null, timeName), descending));
      return;
    }
    largestFirst();
    for (Ranking ranking : rankings()) {
      builder.order(new Order(aggregate(ranking.by()), ranking.descending()));
      if (ranking.limit() != null) {
        builder.limit(ranking.limit());
      }
    }
  }

  /** Figures of groups that no order was asked for: the largest are what people look for. */
  private void largestFirst() {
    boolean groups =
        sketch.groupings().stream().anyMatch(g -> !(g instanceof Grouping.ByTime))
            && sketch.rankings().isEmpty()
            && !sketch.following();
    List<Pick> figures = sketch.picks().stream().filter(Pick::isAggregate).distinct().toList();
    if (groups && grouped && figures.size() == 1 && part == null && !sketch.rate()) {
      builder.order(new Order(aggregate(figures.getFirst()), true));
    }
  }

  /** Within groups a column ranks by its sum, unless it is one of the groups. */
  private List<Ranking> rankings() {
    if (!grouped) {
      return sketch.rankings();
    }
    List<Ranking> result = new ArrayList<>();
    for (Ranking ranking : sketch.rankings()) {
      boolean loose =
          ranking.by() instanceof Pick.Field(ColumnRef field)
              && field.isNumeric()
              && shown.stream().noneMatch(field::sameAs);
      ColumnRef column = loose ? ((Pick.Field) ranking.by()).column() : null;
      result.add(
          loose
              ? new Ranking(
                  new Pick.Aggregated(
                      column.isKey() ? AggregateFunction.MIN : AggregateFunction.SUM,
                      column,
                      false,
                      false),
                  ranking.descending(),
                  ranking.limit())
              : ranking);
    }
    return result;
  }

  private List<Expression> per() {
    List<Expression> per = new ArrayList<>();
    for (Grouping grouping : sketch.groupings()) {
      switch (grouping) {
        case Grouping.ByColumn(ColumnRef column) -> per.add(column.expression());
        case Grouping.ByRow(Table table) ->
            per.add(
                table.primaryKey().isEmpty()
                    ? vocabulary.labels().of(table).getFirst().expression()
                    : new Expression.Column(table.id(), table.primaryKey().getFirst()));
        case Grouping.ByTime(ColumnRef column, var grain) ->
            per.add(new Expression.Bucket(column.expression(), grain));
      }
    }
    return per;
  }
}
