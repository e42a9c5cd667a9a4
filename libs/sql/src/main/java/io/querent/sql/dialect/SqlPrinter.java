package io.querent.sql.dialect;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.SqlWriterConfig;
import org.apache.calcite.sql.pretty.SqlPrettyWriter;

/** Prints a tree over several lines and notes the order in which bound values were printed. */
public final class SqlPrinter extends SqlPrettyWriter {
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

  private final List<Integer> printed = new ArrayList<>();

  private SqlPrinter(SqlDialect dialect) {
    super(LAYOUT.withDialect(dialect));
  }

  /** SQL text, and the indexes of its dynamic parameters in the order of the text. */
  public record Printed(String sql, List<Integer> parameterOrder) {}

  /** Prints the tree in the dialect's words. */
  public static Printed print(SqlNode node, SqlDialect dialect) {
    SqlPrinter printer = new SqlPrinter(dialect);
    String sql = printer.format(node);
    return new Printed(sql, List.copyOf(printer.printed));
  }

  @Override
  public void dynamicParam(int index) {
    printed.add(index);
    super.dynamicParam(index);
  }
}
