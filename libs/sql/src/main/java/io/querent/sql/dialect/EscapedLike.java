package io.querent.sql.dialect;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;

/** {@code text LIKE pattern ESCAPE '\'}. */
final class EscapedLike extends SqlSpecialOperator {
  EscapedLike(String word) {
    super(word, SqlKind.OTHER, 30, true, null, null, null);
  }

  @Override
  public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
    call.operand(0).unparse(writer, leftPrecedence, getLeftPrec());
    writer.keyword(getName());
    call.operand(1).unparse(writer, getRightPrec(), rightPrecedence);
    writer.keyword("ESCAPE");
    SqlNodes.text("\\").unparse(writer, 0, 0);
  }
}
