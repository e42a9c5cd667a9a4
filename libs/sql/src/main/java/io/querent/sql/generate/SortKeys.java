package io.querent.sql.generate;

import io.querent.sql.dialect.Dialect;
import io.querent.sql.dialect.SqlNodes;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Sort keys with nulls at the end, whichever way they sort. */
final class SortKeys {
  private SortKeys() {}

  static SqlNode key(Dialect dialect, SqlNode value, boolean descending, boolean mayBeNull) {
    SqlNode key = descending ? SqlStdOperatorTable.DESC.createCall(SqlNodes.POS, value) : value;
    return mayBeNull && dialect.needsNullsLast(descending)
        ? SqlStdOperatorTable.NULLS_LAST.createCall(SqlNodes.POS, key)
        : key;
  }
}
