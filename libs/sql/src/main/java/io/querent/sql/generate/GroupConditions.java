package io.querent.sql.generate;

import io.querent.semantics.ir.Filter;
import org.apache.calcite.sql.SqlNode;

/** Conditions inside values over groups; they see the same known values as the values around them. */
final class GroupConditions {
  private Conditions conditions;

  void use(Translator translator) {
    conditions = new Conditions(translator, null, null);
  }

  SqlNode of(Filter filter) {
    return conditions.of(filter);
  }
}
