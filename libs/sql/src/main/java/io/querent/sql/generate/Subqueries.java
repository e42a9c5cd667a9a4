package io.querent.sql.generate;

import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Operand;
import org.apache.calcite.sql.SqlNode;

/** Makes the queries that stand inside conditions. */
interface Subqueries {

  /** A nested query that stands for a value or values. */
  SqlNode nested(Operand.Nested nested, Frame outer);

  /** The same with rows of null left out, as {@code not in} needs. */
  SqlNode nestedWithoutNulls(Operand.Nested nested, Frame outer);

  /** {@code [NOT] EXISTS (…)}. */
  SqlNode exists(Filter.Exists exists, Frame outer);
}
