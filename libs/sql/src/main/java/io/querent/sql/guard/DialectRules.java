package io.querent.sql.guard;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.parser.AbstractJSqlParser.Dialect;

/** What one dialect reads as what, and what it may call and read: its rule resource, indexed. */
final class DialectRules {
  private final String dialect;
  private final RuleFile file;
  private final Dialect parserDialect;
  private final Map<String, FunctionClass> functions = new HashMap<>();
  private final NamePatterns refused = new NamePatterns();
  private final NamePatterns systemRelations = new NamePatterns();
  private final NamePatterns secretRelations = new NamePatterns();
  private final Set<String> callWords;
  private final Set<String> constants;
  private final NamePatterns systemSchemas = new NamePatterns();
  private final Set<String> trustedSchemas;
  private final Set<String> defaultSchemas;
  private final Set<String> fileEndings;
  private final boolean foldCase;
  private final boolean dollarStrings;
  private final boolean escapeStrings;
  private final boolean backslashStrings;
  private final boolean ambiguousBackslash;
  private final boolean bracketNames;
  private final boolean backtickNames;
  private final boolean spacedLineComments;
  private final boolean hashComments;
  private final boolean listColumns;
  private final boolean attributeCalls;
  private final boolean anyFunctionInFrom;

  private DialectRules(String dialect, RuleFile file) {
    this.dialect = dialect;
    this.file = file;
    parserDialect = Dialect.valueOf(file.settings().getOrDefault("parser", "ANSI_SQL"));
    Set<String> words = new java.util.HashSet<>(file.words("words"));
    words.addAll(file.words("types"));
    callWords = Set.copyOf(words);
    constants = Set.copyOf(file.words("constants"));
    trustedSchemas = Set.copyOf(file.list("trusted-schemas"));
    defaultSchemas = Set.copyOf(file.list("default-schemas"));
    fileEndings = Set.copyOf(file.words("file endings"));
    foldCase = "fold".equals(file.settings().get("case"));
    dollarStrings = file.flag("dollar-strings");
    escapeStrings = file.flag("escape-strings");
    backslashStrings = file.flag("backslash-strings");
    ambiguousBackslash = file.flag("ambiguous-backslash");
    bracketNames = file.flag("bracket-names");
    backtickNames = file.flag("backtick-names");
    spacedLineComments = file.flag("spaced-line-comments");
    hashComments = file.flag("hash-comments");
    listColumns = file.flag("list-columns");
    attributeCalls = file.flag("attribute-calls");
    anyFunctionInFrom = file.flag("any-function-in-from");
    indexNames();
  }

  private void indexNames() {
    file.words("pure").forEach(f -> functions.put(f, FunctionClass.PURE));
    file.words("aggregate").forEach(f -> functions.put(f, FunctionClass.AGGREGATE));
    file.words("window").forEach(f -> functions.put(f, FunctionClass.WINDOW));
    file.words("table").forEach(f -> functions.put(f, FunctionClass.TABLE));
    file.words("system functions").forEach(f -> functions.put(f, FunctionClass.SYSTEM));
    file.words("system relations").forEach(r -> systemRelations.add(r, "system"));
    file.words("system schemas").forEach(s -> systemSchemas.add(s, "system"));
    file.words("secret relations").forEach(r -> secretRelations.add(r, "secret"));
    file.sections()
        .forEach(
            (title, names) -> {
              if (title.startsWith("refused: ")) {
                names.forEach(n -> refused.add(n, title.substring("refused: ".length())));
              }
            });
  }

  /**
   * The rules of a dialect.
   *
   * @throws IllegalArgumentException when there are none, so that no dialect runs unguarded
   */
  static DialectRules of(String dialect) {
    RuleFile file = dialect.matches("[a-z0-9_]+") ? RuleFile.load(dialect) : null;
    if (file == null) {
      throw new IllegalArgumentException(
          "the guard has no rules for the dialect '" + dialect + "': add " + dialect + ".rules");
    }
    return new DialectRules(dialect, file);
  }

  /** The class of an allow-listed function, or null when it is not on the list. */
  FunctionClass functionClass(String name) {
    return functions.get(name);
  }

  /** Why a function is refused, or null when it is merely unknown or allowed. */
  String refusalReason(String name) {
    return functions.containsKey(name) ? null : refused.reason(name);
  }

  Map<String, FunctionClass> functions() {
    return functions;
  }

  Set<String> refusedExamples() {
    Set<String> examples = new java.util.TreeSet<>();
    file.sections()
        .forEach(
            (title, names) -> {
              if (title.startsWith("refused: ")) {
                names.stream().filter(n -> n.indexOf('*') < 0).forEach(examples::add);
              }
            });
    return examples;
  }

  boolean isCallWord(String word) {
    return callWords.contains(word);
  }

  /** Whether a bare word is a value or hidden column that no catalogue lists. */
  boolean isConstant(String word) {
    return constants.contains(word);
  }

  boolean isSystemRelation(String name) {
    return systemRelations.matches(name) || secretRelations.matches(name);
  }

  boolean isSecretRelation(String name) {
    return secretRelations.matches(name);
  }

  boolean isSystemSchema(String schema) {
    return systemSchemas.matches(schema);
  }

  boolean isTrustedSchema(String schema) {
    return trustedSchemas.contains(schema);
  }

  boolean isDefaultSchema(String schema) {
    return defaultSchemas.contains(schema);
  }

  boolean isFileEnding(String ending) {
    return fileEndings.contains(ending);
  }

  boolean readsFilesAsRelations() {
    return !fileEndings.isEmpty();
  }

  String dialect() {
    return dialect;
  }

  String setting(String key, String otherwise) {
    return file.settings().getOrDefault(key, otherwise);
  }

  Dialect parserDialect() {
    return parserDialect;
  }

  boolean foldCase() {
    return foldCase;
  }

  boolean dollarStrings() {
    return dollarStrings;
  }

  boolean escapeStrings() {
    return escapeStrings;
  }

  boolean backslashStrings() {
    return backslashStrings;
  }

  boolean ambiguousBackslash() {
    return ambiguousBackslash;
  }

  boolean bracketNames() {
    return bracketNames;
  }

  boolean backtickNames() {
    return backtickNames;
  }

  boolean spacedLineComments() {
    return spacedLineComments;
  }

  boolean hashComments() {
    return hashComments;
  }

  /** Whether IN takes a column that holds a list; elsewhere a bare name there is a table. */
  boolean listColumns() {
    return listColumns;
  }

  boolean attributeCalls() {
    return attributeCalls;
  }

  boolean anyFunctionInFrom() {
    return anyFunctionInFrom;
  }
}
