package io.querent.semantics.ir;

/**
 * Reads the IR's expression language.
 *
 * <p>Values: columns ({@code name}, {@code entity.name}, {@code schema.table.name}, odd names in
 * double quotes), {@code 'text'}, numbers, {@code true}, {@code false}, {@code null}, {@code
 * {{parameter}}}, the operators {@code + - * / % ||}, the functions of {@link Function}, {@code
 * bucket(x, '1 month')}, {@code if(condition, then, otherwise)} and the aggregates of {@link
 * AggregateFunction}. Conditions: the operators of {@link Operator} with {@code and}, {@code or},
 * {@code not} and parentheses. Key words and functions ignore letter case, names keep it.
 *
 * <p>Bounded: at most {@value ExpressionLexer#LONGEST_TEXT} characters, {@value Grammar#DEEPEST}
 * levels of nesting and {@value Grammar#MOST_OPERATORS} operators. Errors are {@link IrException}s
 * with an empty path whose message names the character.
 */
public final class ExpressionParser {
  private ExpressionParser() {}

  /**
   * Reads a value.
   *
   * @throws IrException with the character at which reading stopped and why
   */
  public static Expression parse(String text) {
    TokenStream tokens = new TokenStream(text);
    Expression expression = new Grammar(tokens).expression();
    tokens.expectEnd();
    return expression;
  }

  /**
   * Reads a condition; a lone value {@code x} means {@code x = true}.
   *
   * @throws IrException with the character at which reading stopped and why
   */
  public static Filter parseCondition(String text) {
    TokenStream tokens = new TokenStream(text);
    Filter filter = new Grammar(tokens).condition();
    tokens.expectEnd();
    return filter;
  }

  /**
   * Reads a column: {@code name}, {@code entity.name} or {@code schema.table.name}.
   *
   * @throws IrException when the text is anything else
   */
  public static Expression.Column parseColumn(String text) {
    if (parse(text) instanceof Expression.Column column) {
      return column;
    }
    throw new IrException("", "'%s' is not a column; write name or entity.name".formatted(text));
  }
}
