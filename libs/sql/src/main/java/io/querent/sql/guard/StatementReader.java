package io.querent.sql.guard;

import java.util.Optional;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Reads a statement into JSqlParser's tree, within the guard's bounds and by the same two readings,
 * for those who look into a statement without running it. Proves nothing: running one takes {@link
 * Guard}.
 */
public final class StatementReader {
  private static final int LONGEST_TEXT = 100_000;

  private StatementReader() {}

  /**
   * The query; its tokens are placed as in {@code sql}. Empty when the statement is none, is longer
   * than {@value #LONGEST_TEXT} characters or cannot be read, or when nothing is known of the
   * dialect.
   */
  public static Optional<Select> read(String sql, String dialect) {
    if (sql.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    try {
      DialectRules rules = DialectRules.of(dialect);
      return new BoundedParser(rules).parse(Lexer.read(sql, rules)) instanceof Select select
          ? Optional.of(select)
          : Optional.empty();
    } catch (Refusal | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
