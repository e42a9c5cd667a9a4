package io.querent.sql.bind;

import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Expression.Arithmetic;
import io.querent.semantics.ir.Expression.Bucket;
import io.querent.semantics.ir.Expression.Call;
import io.querent.semantics.ir.Expression.Conditional;
import io.querent.semantics.ir.Expression.Literal;
import io.querent.semantics.ir.Filter;

/** Moves the condition of a metric into the aggregates that it is made of. */
public final class MetricFilters {
  private MetricFilters() {}

  /** The expression with every aggregate restricted to the rows that satisfy the condition. */
  public static Expression push(Expression expression, Filter filter) {
    return switch (expression) {
      case Aggregate a when a.argument() == null ->
          new Aggregate(
              AggregateFunction.COUNT,
              new Conditional(filter, new Literal(1L), new Literal(null)),
              a.entity(),
              false);
      case Aggregate a ->
          new Aggregate(
              a.function(),
              new Conditional(filter, a.argument(), new Literal(null)),
              a.entity(),
              a.distinct());
      case Arithmetic a ->
          new Arithmetic(a.operator(), push(a.left(), filter), push(a.right(), filter));
      case Call c ->
          new Call(c.function(), c.arguments().stream().map(e -> push(e, filter)).toList());
      case Bucket b -> new Bucket(push(b.argument(), filter), b.grain());
      case Conditional c ->
          new Conditional(c.condition(), push(c.then(), filter), push(c.otherwise(), filter));
      case Expression.Column _, Literal _, Expression.Parameter _ -> expression;
    };
  }
}
