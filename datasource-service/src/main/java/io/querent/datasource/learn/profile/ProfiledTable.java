package io.querent.datasource.learn.profile;

import io.querent.semantics.catalog.Table;
import java.util.Map;

/**
 * A table with its profile.
 *
 * @param whole whether every row was seen
 * @param values distinct values by column name, of the columns that may be part of a relationship; empty
 *     where nothing was read
 */
public record ProfiledTable(Table table, boolean whole, Map<String, ValueSet> values) {
  public ProfiledTable {
    values = Map.copyOf(values);
  }

  /** Whether a column holds no value twice, as a key declares or as every row shows. */
  public boolean isUnique(String column) {
    if (table.isUnique(java.util.List.of(column))) {
      return true;
    }
    ValueSet seen = values.get(column);
    return whole
        && seen != null
        && table.rowCount() != null
        && table.rowCount() > 1
        && seen.size() == table.rowCount();
  }
}
