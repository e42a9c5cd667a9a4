package io.querent.nlq.dialogue;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.parse.Condition;
import io.querent.nlq.parse.Grouping;
import io.querent.nlq.parse.Pick;
import io.querent.nlq.parse.Ranking;
import io.querent.nlq.parse.Sketch;
import io.querent.nlq.text.Plurals;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Metric;
import io.querent.semantics.model.SemanticModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Headings such as 'Number of customers by country' or 'Revenue by month, this year'. */
public final class Titles {
  private final Sketch sketch;
  private final Naming naming;
  private final Clauses clauses;

  private Titles(Sketch sketch, SemanticModel model, boolean precise) {
    this.sketch = sketch;
    this.naming = new Naming(model, precise);
    this.clauses = new Clauses(naming);
  }

  /** The heading of what a sketch asks for; empty when it asks for nothing. */
  public static String of(Sketch sketch, SemanticModel model) {
    return heading(new Titles(sketch, model, false));
  }

  /** The heading with every column told with its table, to tell like readings apart. */
  public static String precise(Sketch sketch, SemanticModel model) {
    return heading(new Titles(sketch, model, true));
  }

  private static String heading(Titles titles) {
    String title = titles.compose();
    return title.isEmpty() ? "" : Character.toUpperCase(title.charAt(0)) + title.substring(1);
  }

  private String compose() {
    Ranking first = sketch.rankings().isEmpty() ? null : sketch.rankings().getFirst();
    Integer limit = first == null ? null : first.limit();
    StringBuilder text = new StringBuilder();
    boolean heads = limit != null && !sketch.picks().isEmpty() && thing() != null;
    text.append(heads ? ranked(first, limit) : asked());
    groupings(text, heads && sketch.perGroup());
    conditions(text);
    if (first != null && limit != null && !heads) {
      text.append(", ").append(first.descending() ? "highest " : "lowest ").append(by(first.by()));
    } else if (first != null && limit == null) {
      text.append(", sorted by ").append(by(first.by()));
    } else if (sketch.limit() != null && !heads) {
      text.append(", first ").append(sketch.limit());
    }
    return text.toString();
  }

  private String asked() {
    List<Pick> picks = new ArrayList<>(sketch.picks());
    boolean figures = picks.stream().anyMatch(Pick::isAggregate);
    boolean rows = picks.stream().anyMatch(p -> p instanceof Pick.Rows);
    boolean sorted = !sketch.rankings().isEmpty();
    if (rows && figures && (sorted || sketch.groupings().isEmpty())) {
      picks.removeIf(
          p -> p.isAggregate() && sketch.rankings().stream().anyMatch(r -> r.by().equals(p)));
      picks.removeIf(p -> p.isAggregate() && isCondition(p));
    }
    if (figures && picks.stream().anyMatch(Pick::isAggregate)) {
      picks.removeIf(Titles::groups);
    }
    return picks.stream().map(this::pick).distinct().collect(Collectors.joining(", "));
  }

  private boolean isCondition(Pick pick) {
    return sketch.conditions().stream()
        .anyMatch(
            c ->
                c instanceof Condition.MetricOf m
                    && pick instanceof Pick.Measured(var metric)
                    && metric.equals(m.metric()));
  }

  /** What is ranked, when it is one kind of thing. */
  private Table thing() {
    return sketch.picks().getFirst() instanceof Pick.Rows(Table table) ? table : null;
  }

  private String ranked(Ranking ranking, int limit) {
    Table table = thing();
    if (limit == 1) {
      return naming.one(table) + " with " + extreme(ranking);
    }
    return ranking.descending()
        ? "top " + limit + " " + naming.many(table) + " by " + by(ranking.by())
        : limit + " " + naming.many(table) + " with " + extreme(ranking);
  }

  private String extreme(Ranking ranking) {
    if (ranking.by() instanceof Pick.RowCount(Table table)) {
      return (ranking.descending() ? "the most " : "the fewest ") + naming.many(table);
    }
    if (ranking.by() instanceof Pick.Field(ColumnRef column) && column.isTemporal()) {
      return (ranking.descending() ? "the latest " : "the earliest ") + naming.of(column);
    }
    String measure =
        ranking.by() instanceof Pick.Field(ColumnRef column)
                && column.table().id().equals(thing().id())
            ? naming.of(column)
            : by(ranking.by());
    return (ranking.descending() ? "the highest " : "the lowest ") + measure;
  }

  private void groupings(StringBuilder text, boolean each) {
    Set<String> groups = new LinkedHashSet<>();
    sketch.groupings().forEach(g -> groups.add(grouping(g)));
    if (sketch.hasAggregate() && !each) {
      sketch.picks().stream().filter(Titles::groups).forEach(p -> groups.add(group(p)));
    }
    if (!groups.isEmpty()) {
      text.append(each ? " of each " : " by ").append(String.join(" and ", groups));
    }
  }

  private static boolean groups(Pick pick) {
    return pick instanceof Pick.Field f && !f.column().isNumeric();
  }

  private String group(Pick pick) {
    return pick instanceof Pick.Field(ColumnRef column) ? naming.of(column) : by(pick);
  }

  private String grouping(Grouping grouping) {
    return switch (grouping) {
      case Grouping.ByColumn(ColumnRef column) -> naming.of(column);
      case Grouping.ByRow(Table table) -> naming.one(table);
      case Grouping.ByTime(ColumnRef _, var grain) -> grain.unit().word();
    };
  }

  /** What rows have or lack first, then other conditions, periods last. */
  private void conditions(StringBuilder text) {
    List<String> having = new ArrayList<>();
    List<String> where = new ArrayList<>();
    List<String> periods = new ArrayList<>();
    for (Condition condition : sketch.conditions()) {
      clauses
          .period(condition)
          .ifPresentOrElse(
              periods::add,
              () ->
                  clauses
                      .possession(condition)
                      .ifPresentOrElse(having::add, () -> where.add(clauses.plain(condition))));
    }
    if (!having.isEmpty()) {
      text.append(" ").append(String.join(" and ", having));
    }
    if (!where.isEmpty()) {
      text.append(" where ").append(String.join(" and ", where));
    }
    periods.forEach(p -> text.append(", ").append(p));
  }

  private String pick(Pick pick) {
    String plain = by(pick);
    if (sketch.rate() && pick instanceof Pick.Measured) {
      return "share of " + plain;
    }
    if (!pick.isAggregate() || sketch.transform() == null) {
      return plain;
    }
    String of = plain.startsWith("number of ") ? plain.substring("number of ".length()) : plain;
    return switch (sketch.transform()) {
      case Metric.Kind.SHARE -> "share of " + of;
      case Metric.Kind.GROWTH -> "growth of " + plain;
      case Metric.Kind.RUNNING -> "running " + plain;
      default -> plain;
    };
  }

  private String by(Pick pick) {
    return switch (pick) {
      case Pick.Field(ColumnRef column) -> naming.full(column);
      case Pick.Rows(Table table) -> naming.many(table);
      case Pick.Everything(Table table) -> "all about " + naming.many(table);
      case Pick.Aggregated a ->
          Clauses.aggregate(a.function().word()) + " " + naming.full(a.column());
      case Pick.RowCount(Table table) -> "number of " + naming.many(table);
      case Pick.ValueCount(ColumnRef column, boolean _) ->
          "number of different " + Plurals.of(naming.full(column));
      case Pick.Measured(var metric) -> naming.of(metric);
    };
  }
}
