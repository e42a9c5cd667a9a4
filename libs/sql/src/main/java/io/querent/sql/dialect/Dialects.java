package io.querent.sql.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The dialects that can be written, by key. */
public final class Dialects {
  private static final Map<String, Dialect> BY_KEY =
      List.of(new PostgresDialect(), new SqliteDialect(), new DuckDbDialect()).stream()
          .collect(Collectors.toUnmodifiableMap(Dialect::key, Function.identity()));

  private Dialects() {}

  /**
   * The dialect of that key.
   *
   * @throws IllegalArgumentException with the known keys
   */
  public static Dialect of(String key) {
    Dialect dialect = BY_KEY.get(key.toLowerCase(Locale.ROOT));
    if (dialect == null) {
      throw new IllegalArgumentException(
          "no SQL dialect '%s'; known are %s"
              .formatted(key, String.join(", ", new TreeSet<>(BY_KEY.keySet()))));
    }
    return dialect;
  }
}
