package io.querent.semantics.ir;

/**
 * A piece of an expression's text.
 *
 * @param text the content without quotes or braces
 * @param position where it starts, 0 for the first character
 */
record Token(Kind kind, String text, int position) {
  enum Kind {
    WORD,
    QUOTED_NAME,
    TEXT,
    NUMBER,
    PARAMETER,
    SYMBOL,
    END
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
  }

  /** How the token is called in an error message. */
  String shown() {
    return switch (kind) {
      case END -> "the end";
      case TEXT -> "the text '" + text + "'";
      case PARAMETER -> "{{" + text + "}}";
      case QUOTED_NAME -> "\"" + text + "\"";
      case WORD, NUMBER, SYMBOL -> "'" + text + "'";
    };
  }
}
