package io.querent.sql.dialect;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.SqlWriterConfig;
import org.apache.calcite.sql.pretty.SqlPrettyWriter;

/**
 * Prints a tree over several lines and tells in which order bound values stand in the text.
 *
 * <p>The pretty writer prints some lists twice while it looks for line breaks, so the order cannot
 * be noted while printing: placeholders are printed with their index and replaced afterwards.
 */
public final class SqlPrinter extends SqlPrettyWriter {
  private static final char MARK = '\uE000';
  private static final SqlWriterConfig LAYOUT =
      SqlPrettyWriter.config()
          .withAlwaysUseParentheses(false)
          .withQuoteAllIdentifiers(true)
          .withIndentation(2)
          .withLineFolding(SqlWriterConfig.LineFolding.FOLD)
          .withSubQueryStyle(SqlWriter.SubQueryStyle.HYDE)
          .withSelectFolding(SqlWriterConfig.LineFolding.FOLD)
          .withClauseStartsLine(true)
          .withClauseEndsLine(false)
          .withWhereListItemsOnSeparateLines(true)
          .withLineLength(0)
          .withFoldLength(90);

  private SqlPrinter(SqlDialect dialect) {
    super(LAYOUT.withDialect(dialect));
  }

  /** SQL text, and the indexes of its dynamic parameters in the order of the text. */
  public record Printed(String sql, List<Integer> parameterOrder) {}

  /** Prints the tree in the dialect's words. */
  public static Printed print(SqlNode node, SqlDialect dialect) {
    return withPlaceholders(new SqlPrinter(dialect).format(node));
  }

  @Override
  public void dynamicParam(int index) {
    print(MARK + Integer.toString(index) + MARK);
    setNeedWhitespace(true);
  }

  /**
   * Marks outside quotes become placeholders; inside quotes they are a literal's own characters.
   */
  private static Printed withPlaceholders(String marked) {
    StringBuilder sql = new StringBuilder(marked.length());
    List<Integer> order = new ArrayList<>();
    char quote = 0;
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      if (quote == 0 && c == MARK) {
        int end = marked.indexOf(MARK, i + 1);
        order.add(Integer.valueOf(marked.substring(i + 1, end)));
        sql.append('?');
        i = end;
        continue;
      }
      if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      }
      sql.append(c);
    }
    return new Printed(sql.toString(), List.copyOf(order));
  }
}
