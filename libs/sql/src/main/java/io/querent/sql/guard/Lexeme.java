package io.querent.sql.guard;

/**
 * One lexical element of a statement.
 *
 * @param name WORD in lower case, QUOTED as the engine stores it, SYMBOL its character; else null
 * @param start offset of its first character
 * @param end offset behind its last character
 */
record Lexeme(Kind kind, String name, int start, int end) {

  enum Kind {
    WORD,
    QUOTED,
    STRING,
    NUMBER,
    PARAMETER,
    SYMBOL
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && name.equals(word);
  }

  boolean isSymbol(char symbol) {
    return kind == Kind.SYMBOL && name.charAt(0) == symbol;
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }
}
