package io.querent.datasource.learn.profile;

import io.querent.semantics.catalog.Table;
import java.util.List;
import java.util.Map;

/**
 * A table with its profile.
 *
 * @param whole whether every row was seen
 * @param values distinct values by column name, of the columns that may be part of a relationship;
 *     empty where nothing was read
 * @param padded columns whose text stands between blanks
 */
public record ProfiledTable(
    Table table, boolean whole, Map<String, ValueSet> values, List<String> padded) {
  public ProfiledTable {
    values = Map.copyOf(values);
    padded = List.copyOf(padded);
  }

  /** A table of which no more is known than what was given. */
  public static ProfiledTable of(Table table, boolean whole, Map<String, ValueSet> values) {
    return new ProfiledTable(table, whole, values, List.of());
  }

  /** Whether a column holds no value twice, as a key declares or as every row shows. */
  public boolean isUnique(String column) {
    if (table.isUnique(List.of(column))) {
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
