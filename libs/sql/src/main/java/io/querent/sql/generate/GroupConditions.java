package io.querent.sql.generate;

import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.Operand;
import org.apache.calcite.sql.SqlNode;

/**
 * Conditions inside values over groups; they see the same known values as the values around them.
 */
final class GroupConditions implements Subqueries {
  private Conditions conditions;

  void use(Translator translator) {
    conditions = new Conditions(translator, this, new Frame(null));
  }

  SqlNode of(Filter filter) {
    return conditions.of(filter);
  }

  @Override
  public SqlNode nested(Operand.Nested nested, Frame outer) {
    throw misplaced();
  }

  @Override
  public SqlNode nestedWithoutNulls(Operand.Nested nested, Frame outer) {
    throw misplaced();
  }

  @Override
  public SqlNode exists(Filter.Exists exists, Frame outer) {
    throw misplaced();
  }

  private static IrException misplaced() {
    return new IrException(
        "",
        "a nested query cannot stand inside a value over groups; put it into 'having' or"
            + " 'filters'");
  }
}
