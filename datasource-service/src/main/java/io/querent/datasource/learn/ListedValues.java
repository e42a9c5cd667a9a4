package io.querent.datasource.learn;

import io.querent.datasource.learn.profile.ProfiledTable;
import io.querent.datasource.learn.profile.ValueSet;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.Table;
import java.util.HashMap;
import java.util.Map;

/**
 * Values of tables that another service profiled: only columns whose values are all listed have
 * them.
 */
final class ListedValues {
  private ListedValues() {}

  static ProfiledTable of(Table table) {
    Map<String, ValueSet> values = new HashMap<>();
    for (Column column : table.columns()) {
      if (column.profile().complete()) {
        ValueSet set = new ValueSet();
        column.profile().frequent().forEach(f -> set.add(f.value()));
        values.put(column.name(), set);
      }
    }
    return ProfiledTable.of(table, true, values);
  }
}
