package io.querent.sql.guard;

import java.util.List;

/**
 * A statement as the lexer read it.
 *
 * @param text the statement with every comment blanked, offsets unchanged, without a trailing
 *     semicolon; this text is parsed, and this text is run
 * @param lexemes its elements in order
 * @param depth how deep its parentheses nest
 */
record Lexed(String text, List<Lexeme> lexemes, int depth) {

  /** The lexeme at {@code index}, or null outside. */
  Lexeme at(int index) {
    return index >= 0 && index < lexemes.size() ? lexemes.get(index) : null;
  }

  /** "line 3, column 14", counted from one. */
  static String place(String text, int offset) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < Math.min(offset, text.length()); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return "line " + line + ", column " + (offset - lineStart + 1);
  }
}
