package io.querent.semantics.catalog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A table, view or file of a datasource.
 *
 * @param schema the engine's schema; null where the engine has none or it is the default one
 * @param kind {@code table}, {@code view} or {@code file}
 * @param rowCount rows, estimated where the engine only estimates; null when unknown
 * @param primaryKey column names in key order; empty when there is none
 */
public record Table(
    String schema,
    String name,
    String kind,
    String comment,
    Long rowCount,
    List<Column> columns,
    List<String> primaryKey,
    List<Index> indexes) {

  public Table {
    Objects.requireNonNull(name, "a table needs a name");
    kind = kind == null ? "table" : kind;
    columns = columns == null ? List.of() : List.copyOf(columns);
    primaryKey = primaryKey == null ? List.of() : List.copyOf(primaryKey);
    indexes = indexes == null ? List.of() : List.copyOf(indexes);
  }

  /**
   * The name by which IR and relationships refer to this table: {@code schema.name} or {@code
   * name}.
   */
  public String id() {
    return schema == null ? name : schema + "." + name;
  }

  /** The column of that name, letter case aside. */
  public Optional<Column> column(String columnName) {
    return columns.stream().filter(c -> c.name().equalsIgnoreCase(columnName)).findFirst();
  }

  /** Whether these columns, in any order, are the primary key or keep a unique index. */
  public boolean isUnique(List<String> columnNames) {
    return sameColumns(primaryKey, columnNames)
        || indexes.stream().anyMatch(i -> i.unique() && sameColumns(i.columns(), columnNames));
  }

  private static boolean sameColumns(List<String> left, List<String> right) {
    return !left.isEmpty()
        && left.size() == right.size()
        && left.stream().allMatch(l -> right.stream().anyMatch(l::equalsIgnoreCase));
  }
}
