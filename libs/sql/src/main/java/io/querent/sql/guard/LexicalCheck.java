package io.querent.sql.guard;

import static io.querent.sql.guard.RefusalCode.FORBIDDEN_FUNCTION;
import static io.querent.sql.guard.RefusalCode.LOCKS;
import static io.querent.sql.guard.RefusalCode.NOT_A_QUERY;
import static io.querent.sql.guard.RefusalCode.SEVERAL_STATEMENTS;
import static io.querent.sql.guard.RefusalCode.SYSTEM_CATALOGUE;
import static io.querent.sql.guard.RefusalCode.WRITES;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the bare sequence of words already tells: the kind of statement, {@code INTO}, locking
 * clauses, secret relations, and every name before a parenthesis, so that no call is missed where a
 * syntax tree keeps its arguments as text.
 */
final class LexicalCheck {
  private static final Set<String> OPENERS = Set.of("select", "with", "values", "table", "explain");
  private static final Set<String> WRITERS =
      Set.of(
          "insert",
          "update",
          "delete",
          "merge",
          "replace",
          "upsert",
          "create",
          "alter",
          "drop",
          "truncate",
          "copy",
          "grant",
          "revoke",
          "comment",
          "import",
          "vacuum",
          "reindex",
          "cluster",
          "refresh",
          "analyze",
          "analyse",
          "optimize",
          "export",
          "attach",
          "detach");

  /** What some engine takes as a query behind a parenthesis, and the parser for a name. */
  private static final Set<String> OTHER_QUERIES =
      Set.of(
          "from",
          "describe",
          "desc",
          "show",
          "summarize",
          "pivot",
          "unpivot",
          "pivot_wider",
          "pivot_longer",
          "insert",
          "update",
          "delete",
          "merge",
          "replace",
          "call",
          "pragma",
          "explain",
          "execute",
          "exec",
          "copy");

  private static final Set<String> SET_WORDS = Set.of("union", "intersect", "except", "all");
  private static final Set<String> LOCK_WORDS = Set.of("update", "share", "no", "key");

  private final Lexed lexed;
  private final DialectRules rules;
  private final FunctionCheck functions;
  private final Map<String, Integer> undecided = new HashMap<>();
  private final Map<String, Integer> undecidedAt = new HashMap<>();
  private int selects;
  private int tables;

  LexicalCheck(Lexed lexed, DialectRules rules, FunctionCheck functions) {
    this.lexed = lexed;
    this.rules = rules;
    this.functions = functions;
  }

  void check() {
    checkOpening();
    for (int i = 0; i < lexed.lexemes().size(); i++) {
      Lexeme lexeme = lexed.lexemes().get(i);
      switch (lexeme.kind()) {
        case WORD -> {
          checkWord(i, lexeme);
          checkName(i, lexeme);
        }
        case QUOTED -> checkName(i, lexeme);
        case SYMBOL -> {
          if (lexeme.isSymbol(';')) {
            throw refuse(
                SEVERAL_STATEMENTS, "more than one statement", lexeme, "send them one by one");
          }
        }
        case STRING, NUMBER, PARAMETER -> {}
      }
    }
  }

  /** SELECT keywords seen, which the tree must account for. */
  int selects() {
    return selects;
  }

  /** TABLE keywords seen, which the tree must account for. */
  int tables() {
    return tables;
  }

  /**
   * Refuses names before a parenthesis that are neither functions on the list nor, as the tree has
   * shown, aliases with a list of columns.
   */
  void requireOnlyColumnLists(Map<String, Integer> columnLists) {
    for (Map.Entry<String, Integer> name : undecided.entrySet()) {
      if (name.getValue() > columnLists.getOrDefault(name.getKey(), 0)) {
        int at = undecidedAt.get(name.getKey());
        throw functions.refusal(name.getKey(), " at " + Lexed.place(lexed.text(), at));
      }
    }
  }

  private void checkOpening() {
    int first = 0;
    while (lexed.at(first) != null && lexed.at(first).isSymbol('(')) {
      first++;
    }
    Lexeme opener = lexed.at(first);
    if (opener == null) {
      throw new Refusal(NOT_A_QUERY, "The statement is empty; write a SELECT.", "");
    }
    String word = opener.kind() == Lexeme.Kind.WORD ? opener.name() : "";
    if (WRITERS.contains(word)) {
      throw refuse(WRITES, word.toUpperCase(Locale.ROOT), opener, "only queries may run");
    }
    if (!OPENERS.contains(word)) {
      throw refuse(NOT_A_QUERY, "no query", opener, "begin with SELECT, WITH, VALUES or TABLE");
    }
    if (word.equals("explain")) {
      checkExplain(first);
    }
  }

  private void checkExplain(int first) {
    for (int i = first + 1; lexed.at(i) != null; i++) {
      Lexeme lexeme = lexed.at(i);
      if (lexeme.isWord("analyze") || lexeme.isWord("analyse")) {
        throw refuse(
            NOT_A_QUERY, "EXPLAIN ANALYZE, which executes", lexeme, "use EXPLAIN without ANALYZE");
      }
      if (lexeme.isWord("select") || lexeme.isWord("with") || lexeme.isWord("values")) {
        return;
      }
    }
  }

  private void checkWord(int index, Lexeme word) {
    if (previousIs(index, '.')) {
      return;
    }
    checkOtherQuery(index, word);
    switch (word.name()) {
      case "select" -> selects++;
      case "table" -> tables++;
      case "into" -> throw refuse(WRITES, "INTO", word, "a query may not store what it finds");
      case "for" -> {
        Lexeme next = lexed.at(index + 1);
        if (next != null && next.kind() == Lexeme.Kind.WORD && LOCK_WORDS.contains(next.name())) {
          throw refuse(LOCKS, "a locking clause", word, "remove FOR …");
        }
      }
      default -> {}
    }
  }

  private void checkOtherQuery(int index, Lexeme word) {
    Lexeme previous = lexed.at(index - 1);
    Lexeme next = lexed.at(index + 1);
    boolean opens = previous != null && (previous.isSymbol('(') || isSetWord(previous));
    boolean goesOn = next != null && (next.isName() || next.kind() == Lexeme.Kind.STRING);
    if (opens && goesOn && OTHER_QUERIES.contains(word.name())) {
      throw refuse(
          WRITERS.contains(word.name()) ? WRITES : NOT_A_QUERY,
          word.name().toUpperCase(Locale.ROOT) + " in place of SELECT",
          word,
          "write SELECT");
    }
  }

  private static boolean isSetWord(Lexeme lexeme) {
    return lexeme.kind() == Lexeme.Kind.WORD && SET_WORDS.contains(lexeme.name());
  }

  private void checkName(int index, Lexeme name) {
    Lexeme next = lexed.at(index + 1);
    if (next != null && next.isSymbol('(')) {
      checkCall(index, name);
    } else if (previousIs(index, '.')) {
      checkAttribute(index, name);
    }
    if (rules.isSecretRelation(fold(name))) {
      throw refuse(SYSTEM_CATALOGUE, "the relation " + name.name(), name, "it is never readable");
    }
  }

  private void checkCall(int index, Lexeme name) {
    String function = fold(name);
    if (previousIs(index, '.')) {
      Lexeme schema = lexed.at(index - 2);
      boolean deeper = previousIs(index - 2, '.') || schema == null || !schema.isName();
      functions.require(deeper ? "…" : fold(schema), function, place(name));
    } else if (functions.isAllowed(function)
        || name.kind() == Lexeme.Kind.WORD && rules.isCallWord(function)) {
      return;
    } else if (rules.refusalReason(function) != null) {
      throw functions.refusal(function, place(name));
    } else {
      undecided.merge(function, 1, Integer::sum);
      undecidedAt.putIfAbsent(function, name.start());
    }
  }

  /** PostgreSQL calls a function by {@code (value).name} and {@code row.name} as well. */
  private void checkAttribute(int index, Lexeme name) {
    if (!rules.attributeCalls()) {
      return;
    }
    String attribute = fold(name);
    Lexeme owner = lexed.at(index - 2);
    boolean ofValue = owner == null || !owner.isName();
    if (rules.refusalReason(attribute) != null || ofValue && !functions.isAllowed(attribute)) {
      String message =
          "The attribute ."
              + name.name()
              + place(name)
              + " can be the call of a function; give the column a name in a subquery instead.";
      throw new Refusal(FORBIDDEN_FUNCTION, message, attribute);
    }
  }

  private String fold(Lexeme name) {
    return rules.foldCase() || name.kind() == Lexeme.Kind.WORD
        ? name.name()
        : Lexer.lower(name.name());
  }

  private boolean previousIs(int index, char symbol) {
    Lexeme previous = lexed.at(index - 1);
    return previous != null && previous.isSymbol(symbol);
  }

  private String place(Lexeme lexeme) {
    return " at " + Lexed.place(lexed.text(), lexeme.start());
  }

  private Refusal refuse(RefusalCode code, String what, Lexeme at, String remedy) {
    return new Refusal(
        code, "The statement has " + what + place(at) + "; " + remedy + ".", at.name());
  }
}
