package io.querent.semantics.ir;

import java.util.List;

/** Tokens read one after the other, with the errors that say where reading stopped. */
final class TokenStream {
  private final String text;
  private final List<Token> tokens;
  private int index;

  TokenStream(String text) {
    this.text = text;
    this.tokens = ExpressionLexer.tokens(text);
  }

  Token peek() {
    return tokens.get(index);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(index + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = tokens.get(index);
    if (token.kind() != Token.Kind.END) {
      index++;
    }
    return token;
  }

  boolean skipWord(String word) {
    boolean found = peek().isWord(word);
    if (found) {
      index++;
    }
    return found;
  }

  boolean skipSymbol(String symbol) {
    boolean found = peek().isSymbol(symbol);
    if (found) {
      index++;
    }
    return found;
  }

  void expectSymbol(String symbol) {
    if (!skipSymbol(symbol)) {
      throw failure(peek(), "expected '%s' but found %s".formatted(symbol, peek().shown()));
    }
  }

  void expectWord(String word) {
    if (!skipWord(word)) {
      throw failure(peek(), "expected '%s' but found %s".formatted(word, peek().shown()));
    }
  }

  void expectEnd() {
    if (peek().kind() != Token.Kind.END) {
      throw failure(
          peek(),
          "unexpected %s; an operator is missing, or a name with spaces needs double quotes"
              .formatted(peek().shown()));
    }
  }

  IrException failure(Token token, String message) {
    return ExpressionLexer.failure(text, token.position(), message);
  }
}
