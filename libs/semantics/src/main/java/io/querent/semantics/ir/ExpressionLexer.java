package io.querent.semantics.ir;

import io.querent.semantics.ir.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts an expression's text into tokens. */
final class ExpressionLexer {
  static final int LONGEST_TEXT = 20_000;
  private static final int MOST_TOKENS = 8_000;
  private static final List<String> LONG_SYMBOLS = List.of("||", "<=", ">=", "<>", "!=", "==");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  private ExpressionLexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new IrException(
          "",
          "the expression has %d characters, at most %d are allowed"
              .formatted(text.length(), LONGEST_TEXT));
    }
    ExpressionLexer lexer = new ExpressionLexer(text);
    lexer.run();
    return lexer.tokens;
  }

  static IrException failure(String text, int position, String message) {
    String shown = text.length() <= 120 ? text : text.substring(0, 117) + "…";
    return new IrException(
        "", "%s, at character %d of \"%s\"".formatted(message, position + 1, shown));
  }

  private void run() {
    while (true) {
      while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
        position++;
      }
      if (tokens.size() >= MOST_TOKENS) {
        throw failure(text, position, "the expression is too long");
      }
      if (position == text.length()) {
        tokens.add(new Token(Kind.END, "", position));
        return;
      }
      tokens.add(next());
    }
  }

  private Token next() {
    int start = position;
    int c = text.codePointAt(position);
    if (isNameStart(c)) {
      while (position < text.length() && isNamePart(text.codePointAt(position))) {
        position += Character.charCount(text.codePointAt(position));
      }
      return new Token(Kind.WORD, text.substring(start, position), start);
    }
    if (isDigit(c) || c == '.' && isDigit(at(position + 1))) {
      return number();
    }
    if (c == '\'') {
      return new Token(Kind.TEXT, quoted('\'', "a text"), start);
    }
    if (c == '"') {
      return new Token(Kind.QUOTED_NAME, quoted('"', "a quoted name"), start);
    }
    if (text.startsWith("{{", position)) {
      return parameter();
    }
    return symbol(c);
  }

  private Token symbol(int c) {
    int start = position;
    for (String symbol : LONG_SYMBOLS) {
      if (text.startsWith(symbol, position)) {
        position += 2;
        return new Token(Kind.SYMBOL, symbol, start);
      }
    }
    if ("+-*/%(),.<>=".indexOf(c) >= 0) {
      position++;
      return new Token(Kind.SYMBOL, String.valueOf((char) c), start);
    }
    throw failure(
        text,
        position,
        "'%s' means nothing here; put unusual names in double quotes and texts in single quotes"
            .formatted(Character.toString(c)));
  }

  private Token number() {
    int start = position;
    digits();
    if (at(position) == '.' && isDigit(at(position + 1)) || start == position) {
      position++;
      digits();
    }
    if ((at(position) | 0x20) == 'e') {
      int sign = at(position + 1) == '+' || at(position + 1) == '-' ? 1 : 0;
      if (isDigit(at(position + 1 + sign))) {
        position += 1 + sign;
        digits();
      }
    }
    if (position < text.length() && isNameStart(text.codePointAt(position))) {
      throw failure(text, start, "a name that starts with a digit needs double quotes");
    }
    return new Token(Kind.NUMBER, text.substring(start, position), start);
  }

  private void digits() {
    while (isDigit(at(position))) {
      position++;
    }
  }

  private String quoted(char quote, String what) {
    int start = position++;
    StringBuilder content = new StringBuilder();
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c != quote) {
        content.append(c);
      } else if (at(position) == quote) {
        content.append(quote);
        position++;
      } else {
        return content.toString();
      }
    }
    throw failure(text, start, what + " starts here and never ends; close it with " + quote);
  }

  private Token parameter() {
    int start = position;
    int end = text.indexOf("}}", start);
    if (end < 0) {
      throw failure(text, start, "a parameter starts here and never ends; close it with }}");
    }
    position = end + 2;
    String name = text.substring(start + 2, end).strip();
    if (!Expression.Parameter.isName(name)) {
      throw failure(text, start, Expression.Parameter.REMEDY.formatted(name));
    }
    return new Token(Kind.PARAMETER, name, start);
  }

  private int at(int index) {
    return index < text.length() ? text.charAt(index) : -1;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isNameStart(int c) {
    return c == '_' || Character.isLetter(c);
  }

  static boolean isNamePart(int c) {
    return c == '_' || c == '$' || Character.isLetterOrDigit(c);
  }
}
