package io.querent.sql.dialect;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;

/**
 * {@code WITH a AS (…), b AS (…) SELECT …}. Calcite's own puts the last query into parentheses,
 * which SQLite does not take.
 */
final class WithOperator extends SqlSpecialOperator {
  private final List<String> names;

  WithOperator(List<String> names) {
    super("WITH", SqlKind.OTHER, 2);
    this.names = List.copyOf(names);
  }

  @Override
  public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
    boolean nested = leftPrecedence > 0 || rightPrecedence > 0;
    SqlWriter.Frame all = nested ? writer.startList("(", ")") : null;
    for (int i = 0; i < names.size(); i++) {
      if (i > 0) {
        writer.keyword(",");
        writer.newlineAndIndent();
      } else {
        writer.keyword("WITH");
      }
      writer.identifier(names.get(i), true);
      writer.keyword("AS");
      SqlWriter.Frame frame = writer.startList("", "");
      call.operand(i).unparse(writer, 0, 0);
      writer.endList(frame);
    }
    writer.newlineAndIndent();
    SqlWriter.Frame body = writer.startList(SqlWriter.FrameTypeEnum.SETOP);
    call.operand(names.size()).unparse(writer, 0, 0);
    writer.endList(body);
    if (nested) {
      writer.endList(all);
    }
  }
}
