package io.querent.sql.dialect;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;

/** {@code CASE WHEN … THEN … ELSE … END} on one line, without a useless {@code ELSE NULL}. */
final class CaseOperator extends SqlSpecialOperator {
  CaseOperator() {
    super("CASE", SqlKind.OTHER, 200);
  }

  @Override
  public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
    writer.keyword("CASE");
    writer.keyword("WHEN");
    call.operand(0).unparse(writer, 0, 0);
    writer.keyword("THEN");
    call.operand(1).unparse(writer, 0, 0);
    if (!SqlNodes.isNullLiteral(call.operand(2))) {
      writer.keyword("ELSE");
      call.operand(2).unparse(writer, 0, 0);
    }
    writer.keyword("END");
  }
}
