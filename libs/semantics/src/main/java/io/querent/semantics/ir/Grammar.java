package io.querent.semantics.ir;

import io.querent.semantics.ir.Expression.Arithmetic;
import io.querent.semantics.ir.Expression.Column;
import io.querent.semantics.ir.Expression.Literal;
import io.querent.semantics.ir.Expression.Parameter;
import io.querent.semantics.ir.Token.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Operator-precedence parser (V. Pratt, "Top down operator precedence", 1973) for values and
 * conditions in one pass, so that a parenthesis never has to be read twice.
 */
final class Grammar {
  static final int DEEPEST = 64;
  static final int MOST_OPERATORS = 400;

  /** Words that never start a value; such a column needs double quotes. */
  static final Set<String> RESERVED =
      Set.of("and", "or", "not", "in", "between", "is", "null", "true", "false", "like");

  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int COMPARISON = 4;
  static final int CONCATENATION = 5;
  private static final int ADDITION = 6;
  private static final int MULTIPLICATION = 7;
  static final int UNARY = 8;

  /** What was read so far: a value or a condition. */
  private sealed interface Part {
    record Value(Expression expression) implements Part {}

    record Condition(Filter filter) implements Part {}
  }

  private final TokenStream tokens;
  private final CallGrammar calls;
  private final ComparisonGrammar comparisons;
  private int depth;
  private int operators;

  Grammar(TokenStream tokens) {
    this.tokens = tokens;
    this.calls = new CallGrammar(tokens, this);
    this.comparisons = new ComparisonGrammar(tokens, this);
  }

  Expression expression() {
    Token start = tokens.peek();
    return value(parse(OR), start);
  }

  /** A value that ends before any comparison, {@code and} or {@code or}. */
  Expression operand() {
    Token start = tokens.peek();
    return value(parse(CONCATENATION), start);
  }

  Filter condition() {
    return condition(parse(OR));
  }

  private Part parse(int weakest) {
    if (++depth > DEEPEST) {
      throw tokens.failure(tokens.peek(), "nested more than %d levels deep".formatted(DEEPEST));
    }
    Token start = tokens.peek();
    Part left = prefix();
    while (true) {
      int strength = strength();
      if (strength < weakest) {
        depth--;
        return left;
      }
      if (++operators > MOST_OPERATORS) {
        throw tokens.failure(tokens.peek(), "more than %d operators".formatted(MOST_OPERATORS));
      }
      left = infix(left, start, strength);
    }
  }

  /** How strongly the next token binds to what stands before it; 0 when it does not. */
  private int strength() {
    Token token = tokens.peek();
    if (token.kind() == Kind.SYMBOL) {
      return switch (token.text()) {
        case "||" -> CONCATENATION;
        case "+", "-" -> ADDITION;
        case "*", "/", "%" -> MULTIPLICATION;
        case "=", "==", "!=", "<>", "<", "<=", ">", ">=" -> COMPARISON;
        default -> 0;
      };
    }
    if (token.kind() != Kind.WORD) {
      return 0;
    }
    return switch (token.text().toLowerCase(Locale.ROOT)) {
      case "or" -> OR;
      case "and" -> AND;
      default -> comparisons.startsHere() ? COMPARISON : 0;
    };
  }

  private Part infix(Part left, Token start, int strength) {
    return switch (strength) {
      case OR -> new Part.Condition(new Filter.Or(chain(left, "or", AND)));
      case AND -> new Part.Condition(new Filter.And(chain(left, "and", NOT)));
      case COMPARISON -> new Part.Condition(comparisons.after(value(left, start)));
      default -> {
        Arithmetic.Operator operator = arithmetic(tokens.next());
        Token rightStart = tokens.peek();
        Expression right = value(parse(strength + 1), rightStart);
        yield new Part.Value(new Arithmetic(operator, value(left, start), right));
      }
    };
  }

  private List<Filter> chain(Part first, String word, int weakest) {
    List<Filter> filters = new ArrayList<>();
    filters.add(condition(first));
    while (tokens.skipWord(word)) {
      filters.add(condition(parse(weakest)));
    }
    return filters;
  }

  private static Arithmetic.Operator arithmetic(Token token) {
    for (Arithmetic.Operator operator : Arithmetic.Operator.values()) {
      if (operator.symbol().equals(token.text())) {
        return operator;
      }
    }
    throw new IllegalStateException("no operator " + token.text());
  }

  private Part prefix() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case NUMBER -> new Part.Value(number(tokens.next(), ""));
      case TEXT -> new Part.Value(new Literal(tokens.next().text()));
      case PARAMETER -> new Part.Value(new Parameter(tokens.next().text()));
      case QUOTED_NAME -> new Part.Value(nameOrRows());
      case WORD -> word(token);
      case SYMBOL -> symbol(token);
      case END -> throw tokens.failure(token, "a value is missing at the end");
    };
  }

  private Part symbol(Token token) {
    if (tokens.skipSymbol("(")) {
      Part inner = parse(OR);
      tokens.expectSymbol(")");
      return inner;
    }
    if (tokens.skipSymbol("-")) {
      if (tokens.peek().kind() == Kind.NUMBER) {
        return new Part.Value(number(tokens.next(), "-"));
      }
      Token start = tokens.peek();
      Expression negated = value(parse(UNARY), start);
      return new Part.Value(new Expression.Call(Function.NEGATE, List.of(negated)));
    }
    if (tokens.skipSymbol("+")) {
      Token start = tokens.peek();
      return new Part.Value(value(parse(UNARY), start));
    }
    throw tokens.failure(token, "expected a value but found " + token.shown());
  }

  private Part word(Token token) {
    boolean called = tokens.peek(1).isSymbol("(");
    String word = token.text().toLowerCase(Locale.ROOT);
    switch (word) {
      case "null", "true", "false" -> {
        tokens.next();
        return new Part.Value(new Literal(word.equals("null") ? null : word.equals("true")));
      }
      case "not" -> {
        tokens.next();
        return new Part.Condition(new Filter.Not(condition(parse(NOT))));
      }
      case "and", "or" -> {
        if (called) {
          return new Part.Condition(listed(tokens.next()));
        }
      }
      default -> {
        if (!RESERVED.contains(word)) {
          return new Part.Value(called ? calls.call() : nameOrRows());
        }
      }
    }
    throw tokens.failure(
        token,
        "expected a value but found %s; put a column of that name in double quotes"
            .formatted(token.shown()));
  }

  /** {@code and(a, b)} and {@code or(a)}: how conditions with fewer than two parts are written. */
  private Filter listed(Token word) {
    tokens.expectSymbol("(");
    List<Filter> filters = new ArrayList<>();
    if (!tokens.peek().isSymbol(")")) {
      do {
        filters.add(condition());
      } while (tokens.skipSymbol(","));
    }
    tokens.expectSymbol(")");
    if (word.isWord("and")) {
      return new Filter.And(filters);
    }
    if (filters.isEmpty()) {
      throw tokens.failure(word, "'or' needs at least one condition");
    }
    return new Filter.Or(filters);
  }

  private Expression nameOrRows() {
    Token start = tokens.peek();
    List<String> path = new ArrayList<>(List.of(tokens.next().text()));
    while (tokens.skipSymbol(".")) {
      if (!tokens.peek().isName()) {
        throw tokens.failure(
            tokens.peek(), "expected a name after '.' but found " + tokens.peek().shown());
      }
      path.add(tokens.next().text());
    }
    if (tokens.peek().isSymbol("(")) {
      throw tokens.failure(start, "'%s' is not a function".formatted(String.join(".", path)));
    }
    String name = path.removeLast();
    return new Column(path.isEmpty() ? null : String.join(".", path), name);
  }

  private Literal number(Token token, String sign) {
    String digits = sign + token.text();
    try {
      if (digits.chars().allMatch(c -> c == '-' || Character.isDigit(c))) {
        return new Literal(
            digits.length() > 1_000 ? new BigDecimal(digits) : new BigInteger(digits));
      }
      return new Literal(new BigDecimal(digits));
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw tokens.failure(token, "the number is too large or too fine");
    }
  }

  private Expression value(Part part, Token start) {
    return switch (part) {
      case Part.Value(Expression expression) -> expression;
      case Part.Condition _ ->
          throw tokens.failure(
              start, "a condition stands where a value is needed; write if(condition, 1, 0)");
    };
  }

  private static Filter condition(Part part) {
    return switch (part) {
      case Part.Condition(Filter filter) -> filter;
      case Part.Value(Literal(Boolean truth)) when truth -> new Filter.And(List.of());
      case Part.Value(Expression expression) ->
          new Filter.Comparison(expression, Operator.EQ, Operand.Single.of(true));
    };
  }
}
