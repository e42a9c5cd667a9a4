package io.querent.semantics.ir;

import io.querent.semantics.ir.Expression.Aggregate;
import io.querent.semantics.ir.Expression.Literal;
import io.querent.semantics.text.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Functions, aggregates, {@code bucket} and {@code if}: all that looks like {@code word(…)}. */
final class CallGrammar {
  private static final String DISTINCT = "_distinct";

  private final TokenStream tokens;
  private final Grammar grammar;

  CallGrammar(TokenStream tokens, Grammar grammar) {
    this.tokens = tokens;
    this.grammar = grammar;
  }

  /** Reads from the word to the closing parenthesis. */
  Expression call() {
    Token word = tokens.next();
    tokens.expectSymbol("(");
    String name = word.text().toLowerCase(Locale.ROOT);
    Expression expression =
        switch (name) {
          case "if" -> conditional();
          case "bucket" -> bucket();
          default -> function(word, name);
        };
    tokens.expectSymbol(")");
    return expression;
  }

  private Expression conditional() {
    Filter condition = grammar.condition();
    tokens.expectSymbol(",");
    Expression then = grammar.expression();
    Expression otherwise = tokens.skipSymbol(",") ? grammar.expression() : new Literal(null);
    return new Expression.Conditional(condition, then, otherwise);
  }

  private Expression bucket() {
    Expression argument = grammar.expression();
    tokens.expectSymbol(",");
    Token width = tokens.next();
    if (width.kind() != Token.Kind.TEXT) {
      throw tokens.failure(
          width, "bucket needs its width as text, such as bucket(ordered_at, '1 month')");
    }
    try {
      return new Expression.Bucket(argument, Grain.parse(width.text()));
    } catch (IllegalArgumentException e) {
      throw tokens.failure(width, e.getMessage());
    }
  }

  private Expression function(Token word, String name) {
    Optional<AggregateFunction> aggregate =
        AggregateFunction.of(
            name.endsWith(DISTINCT) ? name.substring(0, name.length() - DISTINCT.length()) : name);
    if (aggregate.isPresent()) {
      return aggregate(word, aggregate.get(), name.endsWith(DISTINCT));
    }
    Function function =
        Function.of(name)
            .orElseThrow(
                () ->
                    tokens.failure(
                        word,
                        "there is no function '%s'%s".formatted(name, Names.hint(name, known()))));
    List<Expression> arguments = new ArrayList<>();
    if (!tokens.peek().isSymbol(")")) {
      do {
        arguments.add(grammar.expression());
      } while (tokens.skipSymbol(","));
    }
    try {
      return new Expression.Call(function, arguments);
    } catch (IllegalArgumentException e) {
      throw tokens.failure(word, e.getMessage());
    }
  }

  private Expression aggregate(Token word, AggregateFunction function, boolean distinctName) {
    if (function == AggregateFunction.COUNT && !distinctName) {
      Optional<Expression> rows = rows();
      if (rows.isPresent()) {
        return rows.get();
      }
    }
    boolean distinct = skipDistinct() || distinctName;
    if (tokens.peek().isSymbol("*") || tokens.peek().isSymbol(")")) {
      throw tokens.failure(
          word, "%s needs a value, such as %s(amount)".formatted(word.text(), word.text()));
    }
    return new Aggregate(function, grammar.expression(), null, distinct);
  }

  /** {@code *} and {@code orders.*}, up to the closing parenthesis. */
  private Optional<Expression> rows() {
    if (tokens.peek().isSymbol("*")) {
      tokens.next();
      return Optional.of(Aggregate.countRows(null));
    }
    int ahead = 0;
    while (tokens.peek(ahead).isName() && tokens.peek(ahead + 1).isSymbol(".")) {
      ahead += 2;
    }
    if (ahead == 0 || !tokens.peek(ahead).isSymbol("*")) {
      return Optional.empty();
    }
    List<String> path = new ArrayList<>();
    while (!tokens.peek().isSymbol("*")) {
      path.add(tokens.next().text());
      tokens.expectSymbol(".");
    }
    tokens.next();
    return Optional.of(Aggregate.countRows(String.join(".", path)));
  }

  /** Whether {@code distinct} is the key word here and not a column of that name. */
  private boolean skipDistinct() {
    Token after = tokens.peek(1);
    boolean keyword =
        after.kind() != Token.Kind.SYMBOL
            || after.isSymbol("(")
            || after.isSymbol("-")
            || after.isSymbol("*");
    return keyword && tokens.skipWord("distinct");
  }

  private static Set<String> known() {
    Set<String> known = new TreeSet<>(Set.of("if", "bucket"));
    for (Function function : Function.values()) {
      known.add(function.word());
    }
    for (AggregateFunction function : AggregateFunction.values()) {
      known.add(function.word());
    }
    return known;
  }
}
