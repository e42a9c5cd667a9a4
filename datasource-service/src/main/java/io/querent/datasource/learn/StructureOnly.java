package io.querent.datasource.learn;

import io.querent.datasource.learn.profile.ProfiledTable;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.Profile;
import io.querent.semantics.catalog.Table;
import java.util.List;
import java.util.Map;

/** Tables of which nothing but the structure is to be known. */
final class StructureOnly {
  static final String WARNING =
      "Only the structure was learned: values that questions name are not recognized, and"
          + " relationships without a declared key rest on names alone. Learn with statistics to"
          + " change that.";

  private StructureOnly() {}

  /**
   * The table without figures about its values.
   *
   * @param undeclaredTypes whether columns may have no type of their own; they are taken as text
   */
  static ProfiledTable of(Table table, boolean undeclaredTypes) {
    List<Column> columns =
        table.columns().stream()
            .map(
                c ->
                    new Column(
                        c.name(),
                        undeclaredTypes && c.type() == ColumnType.OTHER
                            ? ColumnType.STRING
                            : c.type(),
                        c.nativeType(),
                        c.nullable(),
                        c.comment(),
                        Profile.UNKNOWN))
            .toList();
    Table bare =
        new Table(
            table.schema(),
            table.name(),
            table.kind(),
            table.comment(),
            table.rowCount(),
            columns,
            table.primaryKey(),
            table.indexes());
    return ProfiledTable.of(bare, false, Map.of());
  }
}
