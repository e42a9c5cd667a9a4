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

  /** A list literal of paths; DuckDB would take {@code * ? [ ]} in them for patterns. */
  public static String paths(Collection<Path> paths) {
    return paths.stream().map(SqlText::path).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A text literal of a path. */
  public static String path(Path path) {
    return text(path.toString());
  }
}
