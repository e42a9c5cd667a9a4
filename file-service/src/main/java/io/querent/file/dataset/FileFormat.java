package io.querent.file.dataset;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A kind of file that tables can be read from: how it is recognised, and how DuckDB reads it. */
interface FileFormat {
  /** Every format, asked in this order. */
  List<FileFormat> ALL = List.of(new ParquetFormat(), new DelimitedFormat(), new JsonLinesFormat());

  /** Extensions in lower case, with the dot. */
  List<String> extensions();

  /**
   * How to read these files, which have the same columns, as one relation. Names and types are
   * settled here, so that reading the same files later gives the same columns.
   *
   * @throws SQLException when they cannot be read; the message says why
   */
  FileSource source(Connection connection, List<FolderFile> files) throws SQLException;

  /** The format of a file of that name. */
  static Optional<FileFormat> of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return ALL.stream().filter(f -> f.extensions().stream().anyMatch(name::endsWith)).findFirst();
  }

  /** The file's name without its extension. */
  default String stem(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return extensions().stream()
        .filter(name::endsWith)
        .findFirst()
        .map(e -> fileName.substring(0, fileName.length() - e.length()))
        .orElse(fileName);
  }
}
