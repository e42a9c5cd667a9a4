package io.querent.semantics.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What people mean by a table.
 *
 * @param table table id in the catalogue
 * @param label the word shown to people, e.g. {@code customer}
 * @param timeColumn the column that 'last month' refers to; null when the table has none
 * @param labelColumns the columns by which people know a row, e.g. first and last name
 */
public record TableMeaning(
    String table,
    String label,
    String description,
    List<String> synonyms,
    String timeColumn,
    List<String> labelColumns,
    List<ColumnMeaning> columns) {

  public TableMeaning {
    Objects.requireNonNull(table, "an entry of 'tables' needs 'table'");
    synonyms = synonyms == null ? List.of() : List.copyOf(synonyms);
    labelColumns = labelColumns == null ? List.of() : List.copyOf(labelColumns);
    columns = columns == null ? List.of() : List.copyOf(columns);
  }

  /** What is said of a column, letter case aside. */
  public Optional<ColumnMeaning> column(String name) {
    return columns.stream().filter(c -> c.column().equalsIgnoreCase(name)).findFirst();
  }
}
