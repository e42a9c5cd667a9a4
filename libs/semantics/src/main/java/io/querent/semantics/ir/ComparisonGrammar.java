package io.querent.semantics.ir;

import io.querent.semantics.ir.Expression.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The operator and the right side of a comparison. */
final class ComparisonGrammar {
  private static final String PERIOD_FORMS =
      "; write '2024-03', last 30 days, this month, previous month or next month";

  private final TokenStream tokens;
  private final Grammar grammar;

  ComparisonGrammar(TokenStream tokens, Grammar grammar) {
    this.tokens = tokens;
    this.grammar = grammar;
  }

  /** Whether the next words are an operator. */
  boolean startsHere() {
    Token token = tokens.peek();
    if (token.isWord("not")) {
      return isWordOperator(tokens.peek(1))
          && !tokens.peek(1).isWord("starts")
          && !tokens.peek(1).isWord("ends");
    }
    return token.isWord("is") || isWordOperator(token);
  }

  private static boolean isWordOperator(Token token) {
    if (token.kind() != Token.Kind.WORD) {
      return false;
    }
    return switch (token.text().toLowerCase(Locale.ROOT)) {
      case "in", "between", "like", "contains", "starts", "ends", "during" -> true;
      default -> false;
    };
  }

  /** Reads operator and right side after {@code left}. */
  Filter after(Expression left) {
    Token start = tokens.peek();
    Operator operator = operator();
    Operand right =
        switch (operator) {
          case IS_NULL, IS_NOT_NULL -> null;
          case IN, NOT_IN -> several();
          case BETWEEN, NOT_BETWEEN -> range();
          case DURING, NOT_DURING -> new Operand.During(period());
          case EQ,
              NE,
              LT,
              LE,
              GT,
              GE,
              LIKE,
              NOT_LIKE,
              CONTAINS,
              NOT_CONTAINS,
              STARTS_WITH,
              ENDS_WITH ->
              new Operand.Single(operand(start));
        };
    return new Filter.Comparison(left, operator, right);
  }

  private Operator operator() {
    Token token = tokens.next();
    if (token.isWord("is")) {
      boolean not = tokens.skipWord("not");
      tokens.expectWord("null");
      return not ? Operator.IS_NOT_NULL : Operator.IS_NULL;
    }
    String words = token.text();
    if (token.isWord("not")) {
      words = "not " + tokens.next().text();
    } else if (token.isWord("starts") || token.isWord("ends")) {
      tokens.expectWord("with");
      words = token.text() + " with";
    }
    String found = words;
    return Operator.of(words)
        .orElseThrow(() -> tokens.failure(token, "'%s' is not an operator".formatted(found)));
  }

  private Expression operand(Token start) {
    Expression operand = grammar.operand();
    if (operand instanceof Literal(Object value) && value == null) {
      throw tokens.failure(start, "nothing equals null; write 'is null' or 'is not null'");
    }
    return operand;
  }

  private Operand several() {
    if (tokens.peek().kind() == Token.Kind.PARAMETER) {
      return new Operand.Several(List.of(grammar.operand()));
    }
    Token start = tokens.peek();
    tokens.expectSymbol("(");
    List<Expression> values = new ArrayList<>();
    do {
      values.add(operand(start));
    } while (tokens.skipSymbol(","));
    tokens.expectSymbol(")");
    return new Operand.Several(values);
  }

  private Operand range() {
    Token start = tokens.peek();
    Expression low = operand(start);
    tokens.expectWord("and");
    return new Operand.Range(low, operand(start));
  }

  /** {@code '2024-03'}, {@code last 30 days}, {@code this month}, {@code this month offset -3}. */
  private Period period() {
    Token token = tokens.next();
    try {
      if (token.kind() == Token.Kind.TEXT) {
        return new Period.Named(token.text());
      }
      return switch (token.text().toLowerCase(Locale.ROOT)) {
        case "last" -> last();
        case "this" -> thisUnit();
        case "previous" -> new Period.Calendar(-1, unit());
        case "next" -> new Period.Calendar(1, unit());
        default ->
            throw new IllegalArgumentException("expected a period but found " + token.shown());
      };
    } catch (IllegalArgumentException e) {
      throw tokens.failure(token, e.getMessage() + PERIOD_FORMS);
    }
  }

  private Period last() {
    Token count = tokens.next();
    if (count.kind() != Token.Kind.NUMBER || count.text().length() > 6) {
      throw new IllegalArgumentException("'last' needs a whole count of up to six digits");
    }
    return new Period.Last(whole(count), unit());
  }

  private Period thisUnit() {
    TimeUnit unit = unit();
    return new Period.Calendar(offset(), unit);
  }

  private int offset() {
    if (!tokens.skipWord("offset")) {
      return 0;
    }
    int sign = tokens.skipSymbol("-") ? -1 : 1;
    return sign * whole(tokens.next());
  }

  private static int whole(Token token) {
    try {
      return Integer.parseInt(token.text());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(token.shown() + " is not a whole number", e);
    }
  }

  private TimeUnit unit() {
    Token token = tokens.next();
    return TimeUnit.of(token.text())
        .orElseThrow(() -> new IllegalArgumentException(token.shown() + " is not a unit of time"));
  }
}
