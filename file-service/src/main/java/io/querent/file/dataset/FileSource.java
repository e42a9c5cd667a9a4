package io.querent.file.dataset;

import io.querent.file.engine.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How files become a relation.
 *
 * @param reader the call of DuckDB's reader, with everything settled
 * @param columns what it gives, in order
 * @param warnings what was unusual, without the file's name
 */
record FileSource(String reader, List<FileColumn> columns, List<String> warnings) {

  /**
   * A column of the files.
   *
   * @param original its name in the files
   * @param name its name in SQL
   * @param type DuckDB's type
   * @param missing texts that mean that the value is missing; such a column is read as text and
   *     cast
   */
  record FileColumn(String original, String name, String type, List<String> missing) {

    String expression() {
      String column = SqlText.name(original);
      if (missing.isEmpty()) {
        return column;
      }
      String words = missing.stream().map(SqlText::text).collect(Collectors.joining(", "));
      return "CAST(CASE WHEN %s IN (%s) THEN NULL ELSE %s END AS %s)"
          .formatted(column, words, column, type);
    }
  }

  /** Columns as the reader gives them, under names that SQL likes. */
  static List<FileColumn> named(List<String> originals, List<String> types) {
    List<String> names = SqlNames.unique(originals, "column");
    List<FileColumn> columns = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      columns.add(new FileColumn(originals.get(i), names.get(i), types.get(i), List.of()));
    }
    return columns;
  }

  List<String> originals() {
    return columns.stream().map(FileColumn::original).toList();
  }

  /** The relation with its columns under their names in SQL. */
  String select() {
    return columns.stream()
        .map(c -> c.expression() + " AS " + SqlText.name(c.name()))
        .collect(Collectors.joining(", ", "SELECT ", " FROM " + reader));
  }
}
