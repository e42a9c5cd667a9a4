package io.querent.nlq.dialogue;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.parse.Condition;
import io.querent.nlq.parse.Grouping;
import io.querent.nlq.parse.Pick;
import io.querent.nlq.parse.Ranking;
import io.querent.nlq.parse.Sketch;
import io.querent.nlq.text.Words;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Sketches in plain words, for titles and for choices. */
public final class Descriptions {
  private Descriptions() {}

  /** A heading such as 'Number of singers by country'. */
  public static String title(Sketch sketch) {
    StringBuilder text = new StringBuilder();
    text.append(
        sketch.picks().stream()
            .map(Descriptions::pick)
            .distinct()
            .collect(Collectors.joining(", ")));
    if (!sketch.groupings().isEmpty()) {
      text.append(" by ");
      text.append(
          sketch.groupings().stream()
              .map(Descriptions::grouping)
              .collect(Collectors.joining(" and ")));
    }
    List<String> conditions = new ArrayList<>();
    sketch.conditions().forEach(c -> conditions.add(condition(c)));
    if (!conditions.isEmpty()) {
      text.append(" where ").append(String.join(" and ", conditions));
    }
    for (Ranking ranking : sketch.rankings()) {
      if (ranking.limit() != null) {
        text.append(", ").append(ranking.descending() ? "top " : "lowest ").append(ranking.limit());
        text.append(" by ").append(pick(ranking.by()));
      } else {
        text.append(", sorted by ").append(pick(ranking.by()));
      }
    }
    return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String pick(Pick pick) {
    return switch (pick) {
      case Pick.Field(ColumnRef column) -> name(column);
      case Pick.Rows(Table table) -> words(table.name());
      case Pick.Everything(Table table) -> "all of " + words(table.name());
      case Pick.Aggregated a -> aggregate(a.function().word()) + " " + name(a.column());
      case Pick.RowCount(Table table) -> "number of " + words(table.name());
      case Pick.ValueCount(ColumnRef column, boolean _) -> "number of different " + name(column);
      case Pick.Measured(var metric) ->
          metric.label() == null ? words(metric.name()) : metric.label();
    };
  }

  private static String aggregate(String function) {
    return switch (function) {
      case "avg" -> "average";
      case "sum" -> "total";
      case "min" -> "lowest";
      case "max" -> "highest";
      default -> function;
    };
  }

  private static String grouping(Grouping grouping) {
    return switch (grouping) {
      case Grouping.ByColumn(ColumnRef column) -> name(column);
      case Grouping.ByRow(Table table) -> words(table.name());
      case Grouping.ByTime(ColumnRef _, var grain) -> grain.unit().word();
    };
  }

  /** A condition in words. */
  public static String condition(Condition condition) {
    return switch (condition) {
      case Condition.Compare c ->
          name(c.column())
              + " "
              + operator(c.operator().word())
              + (c.operand() == null ? "" : " " + operand(c.operand()));
      case Condition.CountOf c ->
          "number of "
              + words(c.table().name())
              + " "
              + operator(c.operator().word())
              + " "
              + c.count();
      case Condition.AggregateOf a ->
          aggregate(a.function().word())
              + " "
              + name(a.column())
              + " "
              + operator(a.operator().word())
              + " "
              + operand(a.operand());
      case Condition.MetricOf m ->
          (m.metric().label() == null ? words(m.metric().name()) : m.metric().label())
              + " "
              + operator(m.operator().word())
              + " "
              + operand(m.operand());
      case Condition.Has h ->
          (h.negated() ? "no " : "some ")
              + words(h.table().name())
              + (h.inner().isEmpty()
                  ? ""
                  : " with "
                      + h.inner().stream()
                          .map(Descriptions::condition)
                          .collect(Collectors.joining(" and ")));
      case Condition.AnyOf a ->
          a.conditions().stream().map(Descriptions::condition).collect(Collectors.joining(" or "));
      case Condition.Both b -> "both " + condition(b.first()) + " and " + condition(b.second());
      case Condition.Negated n -> "not " + condition(n.condition());
    };
  }

  private static String operator(String word) {
    return switch (word) {
      case "=" -> "is";
      case "!=" -> "is not";
      case ">" -> "above";
      case ">=" -> "at least";
      case "<" -> "below";
      case "<=" -> "at most";
      default -> word;
    };
  }

  private static String operand(Operand operand) {
    return switch (operand) {
      case Operand.Single(Expression expression) -> expression(expression);
      case Operand.Several(List<Expression> values) ->
          values.stream().map(Descriptions::expression).collect(Collectors.joining(" or "));
      case Operand.Range(Expression low, Expression high) ->
          expression(low) + " and " + expression(high);
      case Operand.During(Period period) -> period(period);
      case Operand.Nested _ -> "a computed value";
    };
  }

  private static String period(Period period) {
    return switch (period) {
      case Period.Named(String text) -> text;
      case Period.Last(int count, var unit) ->
          "the last " + count + " " + unit.word() + (count == 1 ? "" : "s");
      case Period.Calendar(int offset, var unit) ->
          (offset == 0 ? "this " : offset < 0 ? "last " : "next ") + unit.word();
    };
  }

  private static String expression(Expression expression) {
    return switch (expression) {
      case Expression.Literal(Object value) -> String.valueOf(value);
      case Expression.Column(String entity, String name) ->
          entity == null ? name : words(entity) + "'s " + words(name);
      default -> "a computed value";
    };
  }

  private static String name(ColumnRef column) {
    String own = words(column.column().name());
    String table = words(column.table().name());
    return own.contains(Words.lemma(table)) ? own : table + " " + own;
  }

  private static String words(String name) {
    return String.join(" ", Words.split(name));
  }
}
