package io.querent.semantics.ir;

/**
 * A selected or grouping value.
 *
 * @param name column name of the result; null to take the expression's own
 * @param grain time bucket; null for the bare value
 * @param hidden groups without being selected, e.g. a customer's id beside its name
 */
public record Dimension(String name, Expression expression, Grain grain, boolean hidden) {
  public static Dimension of(Expression expression) {
    return new Dimension(null, expression, null, false);
  }

  public static Dimension of(String entity, String column) {
    return of(new Expression.Column(entity, column));
  }
}
