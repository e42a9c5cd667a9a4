package io.querent.file.engine;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** Spells names and values as DuckDB SQL. */
public final class SqlText {
  private SqlText() {}

  /** A quoted identifier. */
  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text literal. */
  public static String text(String value) {
    return '\'' + value.replace("'", "''") + '\'';
  }

  /** A list literal of paths, taken literally: what a glob would expand is escaped. */
  public static String paths(Collection<Path> paths) {
    return paths.stream()
        .map(path -> text(literal(path)))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** The path as a pattern that matches only itself. */
  private static String literal(Path path) {
    return path.toString().replaceAll("[\\[*?]", "[$0]");
  }
}
