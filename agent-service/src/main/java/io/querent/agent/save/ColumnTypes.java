package io.querent.agent.save;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What columns hold, as far as it is known.
 *
 * @param catalogue null when the datasource cannot be asked any more
 * @param result the columns of the answer by name
 */
record ColumnTypes(Catalogue catalogue, Map<String, ColumnType> result) {
  static final ColumnTypes UNKNOWN = new ColumnTypes(null, Map.of());

  /** The type on which all the tables agree that have the column; OTHER otherwise. */
  ColumnType of(Collection<String> tables, String column) {
    if (catalogue == null) {
      return ColumnType.OTHER;
    }
    Set<ColumnType> types = new HashSet<>();
    tables.stream()
        .filter(Objects::nonNull)
        .flatMap(table -> catalogue.table(table).stream())
        .flatMap(table -> table.column(column).stream())
        .map(Column::type)
        .forEach(types::add);
    return types.size() == 1 ? types.iterator().next() : ColumnType.OTHER;
  }
}
