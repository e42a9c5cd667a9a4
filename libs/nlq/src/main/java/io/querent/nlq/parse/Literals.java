package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.text.Token;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Operand;
import java.math.BigDecimal;

/** Constants in the type of the column that they are compared with. */
final class Literals {
  private Literals() {}

  /** The number; for a text column its digits as typed. */
  static Expression.Literal number(Token token, ColumnRef column) {
    if (column != null && column.isText()) {
      boolean digits = token.text().chars().allMatch(Character::isDigit);
      return new Expression.Literal(digits ? token.text() : token.number().toPlainString());
    }
    return new Expression.Literal(plain(token.number()));
  }

  /** A Long when the number is whole, else itself. */
  static Object plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() <= 0 ? (Object) stripped.longValue() : number;
  }

  static Expression.Literal text(String value, ColumnRef column) {
    if (column != null
        && (column.isNumeric() || column.column().type() == ColumnType.BOOLEAN)
        && value.matches("-?\\d{1,15}(\\.\\d+)?")) {
      return new Expression.Literal(plain(new BigDecimal(value)));
    }
    return new Expression.Literal(value);
  }

  static Operand single(Expression.Literal literal) {
    return new Operand.Single(literal);
  }
}
