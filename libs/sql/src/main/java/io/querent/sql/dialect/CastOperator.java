package io.querent.sql.dialect;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;

/** {@code CAST(value AS TYPE)} with the engine's own type name. */
final class CastOperator extends SqlSpecialOperator {
  private final String type;

  CastOperator(String word, String type) {
    super(word, SqlKind.OTHER, 200);
    this.type = type;
  }

  @Override
  public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
    SqlWriter.Frame frame = writer.startFunCall(getName());
    call.operand(0).unparse(writer, 0, 0);
    writer.keyword("AS");
    writer.keyword(type);
    writer.endFunCall(frame);
  }
}
