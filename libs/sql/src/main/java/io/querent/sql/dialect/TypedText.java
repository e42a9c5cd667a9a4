package io.querent.sql.dialect;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;

/** A type's word before a quoted text: {@code DATE '2024-01-01'}, {@code INTERVAL '1 month'}. */
final class TypedText extends SqlSpecialOperator {
  private final String text;

  TypedText(String word, String text) {
    super(word, SqlKind.OTHER, 200);
    this.text = text;
  }

  @Override
  public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
    writer.keyword(getName());
    SqlNodes.text(text).unparse(writer, leftPrecedence, rightPrecedence);
  }
}
