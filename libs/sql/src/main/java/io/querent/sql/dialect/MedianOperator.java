package io.querent.sql.dialect;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;

/** {@code PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY value)}. */
final class MedianOperator extends SqlSpecialOperator {
  MedianOperator() {
    super("PERCENTILE_CONT", SqlKind.OTHER, 200);
  }

  @Override
  public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
    writer.keyword("PERCENTILE_CONT(0.5) WITHIN GROUP");
    SqlWriter.Frame frame = writer.startList("(", ")");
    writer.keyword("ORDER BY");
    call.operand(0).unparse(writer, 0, 0);
    writer.endList(frame);
  }
}
