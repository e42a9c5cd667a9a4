package io.querent.nlq.compose;

import io.querent.nlq.link.Metrics;
import io.querent.nlq.parse.Condition;
import io.querent.nlq.parse.Pick;
import io.querent.nlq.parse.Sketch;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Metric;
import java.util.List;

/** Figures that are told relative to others: shares, rates, growth. */
final class Shares {
  private final Sketch sketch;
  private final Filters filters;

  Shares(Sketch sketch, Filters filters) {
    this.sketch = sketch;
    this.filters = filters;
  }

  /**
   * In 'what share of orders is cancelled' the last condition tells the part, the others the whole;
   * null when no such share is asked.
   */
  Condition partOfWhole(List<Condition> conditions) {
    boolean share =
        sketch.transform() == Metric.Kind.SHARE
            && sketch.groupings().isEmpty()
            && sketch.picks().stream().allMatch(p -> p instanceof Pick.RowCount)
            && !conditions.isEmpty();
    Condition last = share ? conditions.getLast() : null;
    return last != null && filters.row(last).isPresent() ? last : null;
  }

  /** The rows that satisfy a condition as a part of all rows. */
  Metric share(Condition part) {
    Filter filter = filters.row(part).orElseThrow();
    Expression one =
        new Expression.Conditional(filter, new Expression.Literal(1L), new Expression.Literal(0L));
    return Metric.of("share", Expression.Aggregate.of(AggregateFunction.AVG, one));
  }

  /** The rows that a metric counts as a part of all rows of their table. */
  Metric rate(Names names, Pick.Measured pick) {
    Expression all = Expression.Aggregate.countRows(Metrics.counted(pick.metric()).orElseThrow());
    return Metric.of(
        names.unique("share_of_" + pick.metric().name()),
        new Expression.Arithmetic(
            Expression.Arithmetic.Operator.DIVIDE,
            new Expression.Column(null, pick.metric().name()),
            all));
  }

  /** A figure with the transform that the question asks for, if it does. */
  Metric transformed(Names names, Pick pick, Expression figure) {
    Metric.Transform transform =
        sketch.transform() == null ? null : new Metric.Transform(sketch.transform(), List.of(), 1);
    return new Metric(names.unique(prefix() + Names.of(pick)), figure, null, transform);
  }

  private String prefix() {
    return switch (sketch.transform()) {
      case null -> "";
      case SHARE -> "share_of_";
      case GROWTH -> "growth_of_";
      case RUNNING -> "running_";
      default -> "";
    };
  }
}
