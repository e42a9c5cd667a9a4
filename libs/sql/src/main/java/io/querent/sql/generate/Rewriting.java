package io.querent.sql.generate;

import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Expression.Arithmetic;
import io.querent.semantics.ir.Expression.Bucket;
import io.querent.semantics.ir.Expression.Call;
import io.querent.semantics.ir.Expression.Conditional;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Operand;
import java.util.List;
import java.util.function.UnaryOperator;

/** Replaces parts of expressions and conditions, innermost parts left to the replaced ones. */
final class Rewriting {
  private final UnaryOperator<Expression> replacement;
  private final UnaryOperator<Filter.Exists> existence;

  /**
   * A rewriting.
   *
   * @param replacement the new expression, or null to keep this one and look at its parts
   */
  Rewriting(UnaryOperator<Expression> replacement) {
    this(replacement, exists -> exists);
  }

  /**
   * A rewriting that also changes conditions on related rows.
   *
   * @param existence the new condition for one
   */
  Rewriting(UnaryOperator<Expression> replacement, UnaryOperator<Filter.Exists> existence) {
    this.replacement = replacement;
    this.existence = existence;
  }

  Expression of(Expression e) {
    Expression replaced = replacement.apply(e);
    if (replaced != null) {
      return replaced;
    }
    return switch (e) {
      case Expression.Column _, Expression.Literal _, Expression.Parameter _ -> e;
      case Arithmetic a -> new Arithmetic(a.operator(), of(a.left()), of(a.right()));
      case Call c -> new Call(c.function(), c.arguments().stream().map(this::of).toList());
      case Bucket b -> new Bucket(of(b.argument()), b.grain());
      case Conditional c -> new Conditional(of(c.condition()), of(c.then()), of(c.otherwise()));
      case Aggregate a when a.argument() == null -> a;
      case Aggregate a -> new Aggregate(a.function(), of(a.argument()), a.entity(), a.distinct());
    };
  }

  Filter of(Filter filter) {
    return switch (filter) {
      case Filter.And and -> new Filter.And(and.filters().stream().map(this::of).toList());
      case Filter.Or or -> new Filter.Or(or.filters().stream().map(this::of).toList());
      case Filter.Not not -> new Filter.Not(of(not.filter()));
      case Filter.Exists exists -> existence.apply(exists);
      case Filter.Comparison c ->
          new Filter.Comparison(
              of(c.left()), c.operator(), c.right() == null ? null : of(c.right()));
    };
  }

  private Operand of(Operand operand) {
    return switch (operand) {
      case Operand.Single(Expression e) -> new Operand.Single(of(e));
      case Operand.Several(List<Expression> all) ->
          new Operand.Several(all.stream().map(this::of).toList());
      case Operand.Range(Expression low, Expression high) -> new Operand.Range(of(low), of(high));
      case Operand.During during -> during;
      case Operand.Nested nested -> nested;
    };
  }
}
