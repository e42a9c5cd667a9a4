package io.querent.sql.generate;

import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Expression.Conditional;
import io.querent.semantics.ir.IrException;
import io.querent.sql.dialect.Dialect;
import io.querent.sql.dialect.SqlNodes;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/** Aggregates that the engine has. */
final class AggregateNodes {
  private final Dialect dialect;

  AggregateNodes(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Whether the engine lacks the aggregate, so that the generator must compose it. */
  boolean mustBeComputed(Aggregate aggregate) {
    return switch (aggregate.function()) {
      case COUNT, SUM, AVG, MIN, MAX -> false;
      case MEDIAN, STDDEV, VARIANCE -> own(aggregate.function(), SqlNodes.ONE).isEmpty();
    };
  }

  /**
   * Whether its value must be a column before: to compose it, or because it sorts by a condition.
   */
  boolean needsValueFirst(Aggregate aggregate) {
    return mustBeComputed(aggregate)
        || aggregate.function() == AggregateFunction.MEDIAN
            && aggregate.argument().any(e -> e instanceof Conditional);
  }

  private Optional<SqlNode> own(AggregateFunction function, SqlNode argument) {
    return switch (function) {
      case COUNT, SUM, AVG, MIN, MAX -> Optional.of(SqlNodes.call(function.name(), argument));
      case MEDIAN -> dialect.median(argument);
      case STDDEV -> dialect.deviation(argument);
      case VARIANCE -> dialect.variance(argument);
    };
  }

  /**
   * The aggregate of an argument.
   *
   * @param argument null for a count of rows
   */
  SqlNode of(AggregateFunction function, SqlNode argument, boolean distinct) {
    if (argument == null) {
      return SqlNodes.countAll();
    }
    return switch (function) {
      case COUNT, SUM, AVG ->
          distinct
              ? SqlNodes.distinctCall(function.name(), argument)
              : SqlNodes.call(function.name(), argument);
      case MIN, MAX -> SqlNodes.call(function.name(), argument);
      case MEDIAN, STDDEV, VARIANCE -> {
        if (distinct) {
          throw new IrException(
              "",
              "%s over distinct values is not supported; leave 'distinct' out"
                  .formatted(function.word()));
        }
        yield own(function, argument).orElseThrow();
      }
    };
  }
}
