package io.querent.sql.guard;

import static io.querent.sql.guard.RefusalCode.HIDDEN_COMMAND;
import static io.querent.sql.guard.RefusalCode.TOO_DEEP;
import static io.querent.sql.guard.RefusalCode.UNPARSABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a statement by the lexical rules of one dialect. Where engines or versions of one engine
 * could disagree on where a string or comment ends, the statement is refused.
 */
final class Lexer {
  private static final int MAX_DEPTH = 60;
  private static final Pattern NUMBER =
      Pattern.compile("0[xX][0-9a-fA-F_]+|[0-9][0-9_]*\\.?|[0-9_]*\\.[0-9_]*([eE][+-]?[0-9]+)?");
  private static final String[] SYMBOLS = new String[128];

  static {
    for (char c = 0; c < SYMBOLS.length; c++) {
      SYMBOLS[c] = String.valueOf(c);
    }
  }

  private final String sql;
  private final DialectRules rules;
  private final List<Lexeme> lexemes = new ArrayList<>(64);
  private char[] blanked;
  private int depth;
  private int deepest;
  private int at;

  private Lexer(String sql, DialectRules rules) {
    this.sql = sql;
    this.rules = rules;
  }

  static Lexed read(String sql, DialectRules rules) {
    return new Lexer(sql, rules).read();
  }

  private Lexed read() {
    while (at < sql.length()) {
      step(sql.charAt(at));
    }
    String text = blanked == null ? sql : new String(blanked);
    if (!lexemes.isEmpty() && lexemes.getLast().isSymbol(';')) {
      text = text.substring(0, lexemes.removeLast().start());
    }
    return new Lexed(text.stripTrailing(), lexemes, deepest);
  }

  private void step(char c) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
      at++;
    } else if (c == '-' && peek(1) == '-') {
      lineComment();
    } else if (c == '/' && peek(1) == '*') {
      blockComment();
    } else if (c == '\'') {
      string(at, rules.backslashStrings());
    } else if (c == '"' || c == '`' && rules.backtickNames() || c == '[' && rules.bracketNames()) {
      quotedName(c == '[' ? ']' : c);
    } else if (c >= '0' && c <= '9' || c == '.' && isDigit(peek(1)) && !afterName()) {
      number();
    } else if (isNameStart(c)) {
      word();
    } else if (c == '$') {
      dollar();
    } else if (c == ':' && isNameStart(peek(1)) && !previousIs(':')) {
      parameter();
    } else {
      symbol(c);
    }
  }

  private void lineComment() {
    if (rules.spacedLineComments() && peek(2) > ' ') {
      throw refuse(
          HIDDEN_COMMAND,
          "-- without a space is no comment everywhere",
          at,
          "add a space after --");
    }
    int start = at;
    while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
      at++;
    }
    blank(start, at);
  }

  private void blockComment() {
    int start = at;
    if (peek(2) == '!' || (peek(2) == 'M' || peek(2) == 'm') && peek(3) == '!') {
      throw refuse(
          HIDDEN_COMMAND, "a comment that some engines execute (/*!)", at, "write it as plain SQL");
    }
    int end = sql.indexOf("*/", at + 2);
    if (end < 0) {
      throw refuse(UNPARSABLE, "a comment that does not end", at, "close it with */");
    }
    int nested = sql.indexOf("/*", at + 2);
    if (nested >= 0 && nested < end) {
      throw refuse(
          HIDDEN_COMMAND, "a comment within a comment", nested, "engines disagree where it ends");
    }
    at = end + 2;
    blank(start, at);
  }

  private void string(int start, boolean backslashEscapes) {
    at++;
    while (true) {
      char c = peek(0);
      if (at >= sql.length()) {
        throw refuse(UNPARSABLE, "a text that does not end", start, "close it with '");
      }
      if (c == 0) {
        throw refuse(UNPARSABLE, "a NUL character", at, "remove it");
      }
      if (c == '\\' && rules.ambiguousBackslash()) {
        throw refuse(
            HIDDEN_COMMAND, "a backslash in a text", at, "its meaning depends on server settings");
      }
      if (c == '\\' && backslashEscapes) {
        at += 2;
      } else if (c == '\'' && peek(1) == '\'') {
        at += 2;
      } else if (c == '\'') {
        at++;
        add(Lexeme.Kind.STRING, null, start);
        return;
      } else {
        at++;
      }
    }
  }

  private void quotedName(char close) {
    int start = at++;
    StringBuilder name = new StringBuilder();
    while (true) {
      if (at >= sql.length()) {
        throw refuse(UNPARSABLE, "a quoted name that does not end", start, "close it");
      }
      char c = sql.charAt(at++);
      if (c < ' ') {
        throw refuse(UNPARSABLE, "a control character in a name", at - 1, "remove it");
      }
      if (c == '\\' && rules.ambiguousBackslash()) {
        throw refuse(HIDDEN_COMMAND, "a backslash in a name", at - 1, "remove it");
      }
      if (c != close) {
        name.append(c);
      } else if (peek(0) == close && close != ']') {
        name.append(c);
        at++;
      } else {
        add(Lexeme.Kind.QUOTED, name.toString(), start);
        return;
      }
    }
  }

  private void number() {
    int start = at++;
    while (isNamePart(peek(0)) || peek(0) == '.' && peek(1) != '.') {
      boolean exponent = (sql.charAt(at) | 32) == 'e' && !sql.startsWith("0x", start);
      at++;
      if (exponent && (peek(0) == '+' || peek(0) == '-') && isDigit(peek(1))) {
        at++;
      }
    }
    if (!isDigit(sql.charAt(at - 1)) && !NUMBER.matcher(sql).region(start, at).matches()) {
      throw refuse(UNPARSABLE, "a number with letters in it", start, "put a space between them");
    }
    add(Lexeme.Kind.NUMBER, null, start);
  }

  private void word() {
    int start = at;
    while (isNamePart(peek(0))) {
      at++;
    }
    String name = lower(sql.substring(start, at));
    if (peek(0) == '\'' && name.length() == 1 && "bxnepr".contains(name)) {
      if (name.equals("e") && !rules.escapeStrings() || name.equals("p") || name.equals("r")) {
        throw refuse(UNPARSABLE, "a text with an unknown prefix", start, "remove the prefix");
      }
      string(start, name.equals("e") || rules.backslashStrings());
    } else if (name.equals("u") && peek(0) == '&' && (peek(1) == '"' || peek(1) == '\'')) {
      throw refuse(HIDDEN_COMMAND, "a name or text in Unicode escapes", start, "write it plainly");
    } else {
      add(Lexeme.Kind.WORD, name, start);
    }
  }

  private void dollar() {
    int start = at++;
    if (isDigit(peek(0))) {
      while (isDigit(peek(0))) {
        at++;
      }
      add(Lexeme.Kind.PARAMETER, null, start);
      return;
    }
    while (isNamePart(peek(0)) && peek(0) != '$') {
      at++;
    }
    if (peek(0) != '$' || !rules.dollarStrings()) {
      throw refuse(UNPARSABLE, "a $ that starts nothing", start, "quote the name or remove it");
    }
    String tag = sql.substring(start, ++at);
    int end = sql.indexOf(tag, at);
    if (end < 0) {
      throw refuse(UNPARSABLE, "a " + tag + " text that does not end", start, "close it");
    }
    at = end + tag.length();
    add(Lexeme.Kind.STRING, null, start);
  }

  private void parameter() {
    int start = at++;
    while (isNamePart(peek(0))) {
      at++;
    }
    add(Lexeme.Kind.PARAMETER, null, start);
  }

  private void symbol(char c) {
    if (c <= ' ' || c >= 127) {
      throw refuse(
          UNPARSABLE,
          String.format("the character U+%04X outside of a text", (int) c),
          at,
          "replace it by a plain space or letter");
    }
    if (c == '#' && rules.hashComments()) {
      throw refuse(HIDDEN_COMMAND, "a # outside of a text", at, "remove it");
    }
    if (c == '(' || c == '[' || c == '{') {
      deepest = Math.max(deepest, ++depth);
      if (depth > MAX_DEPTH) {
        throw refuse(TOO_DEEP, "more than " + MAX_DEPTH + " nested parentheses", at, "simplify it");
      }
    } else if (c == ')' || c == ']' || c == '}') {
      depth--;
    }
    at++;
    lexemes.add(new Lexeme(Lexeme.Kind.SYMBOL, SYMBOLS[c], at - 1, at));
  }

  private void add(Lexeme.Kind kind, String name, int start) {
    lexemes.add(new Lexeme(kind, name, start, at));
  }

  private void blank(int from, int to) {
    if (blanked == null) {
      blanked = sql.toCharArray();
    }
    for (int i = from; i < to; i++) {
      if (blanked[i] != '\n' && blanked[i] != '\r') {
        blanked[i] = ' ';
      }
    }
  }

  private boolean previousIs(char symbol) {
    return !lexemes.isEmpty()
        && lexemes.getLast().isSymbol(symbol)
        && lexemes.getLast().end() == at;
  }

  private boolean afterName() {
    if (lexemes.isEmpty() || lexemes.getLast().end() != at) {
      return false;
    }
    Lexeme last = lexemes.getLast();
    return last.isName() || last.isSymbol(')') || last.isSymbol(']');
  }

  private char peek(int ahead) {
    return at + ahead < sql.length() ? sql.charAt(at + ahead) : 0;
  }

  private Refusal refuse(RefusalCode code, String what, int offset, String remedy) {
    return new Refusal(
        code,
        "The statement has " + what + " at " + Lexed.place(sql, offset) + "; " + remedy + ".",
        what);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c > 127 && isLetter(c);
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c) || c == '$';
  }

  private static boolean isLetter(char c) {
    return Character.isLetter(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /** Lower case of ASCII letters only, as engines fold names. */
  static String lower(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        char[] chars = name.toCharArray();
        for (int j = i; j < chars.length; j++) {
          if (chars[j] >= 'A' && chars[j] <= 'Z') {
            chars[j] = (char) (chars[j] - 'A' + 'a');
          }
        }
        return new String(chars);
      }
    }
    return name;
  }
}
