package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Operator;
import io.querent.semantics.model.MetricMeaning;
import java.util.List;

/** A condition of a question, before it is placed in a query. */
public sealed interface Condition {

  /** {@code column operator operand}; operand null for null tests. */
  record Compare(ColumnRef column, Operator operator, Operand operand) implements Condition {}

  /** The subject has so many rows of a table, of those that satisfy the inner conditions. */
  record CountOf(Table table, Operator operator, long count, List<Condition> inner)
      implements Condition {}

  /** An aggregate over the subject's rows compares so. */
  record AggregateOf(
      AggregateFunction function, ColumnRef column, Operator operator, Operand operand)
      implements Condition {}

  /** A metric of the semantic model compares so within each group. */
  record MetricOf(MetricMeaning metric, Operator operator, Operand operand) implements Condition {}

  /** The subject has some, or none, of a table's rows that satisfy the inner conditions. */
  record Has(Table table, List<Condition> inner, boolean negated) implements Condition {}

  /** At least one holds. */
  record AnyOf(List<Condition> conditions) implements Condition {
    public AnyOf {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * All hold, also when they contradict each other on one row: then different rows must satisfy
   * them.
   */
  record Both(Condition first, Condition second) implements Condition {}

  /** Does not hold. */
  record Negated(Condition condition) implements Condition {}
}
