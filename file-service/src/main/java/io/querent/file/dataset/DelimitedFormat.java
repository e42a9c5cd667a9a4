package io.querent.file.dataset;

import io.querent.file.dataset.FileSource.FileColumn;
import io.querent.file.engine.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Text with delimiters: CSV, TSV and their relatives. Delimiter, quotes, header, types and date
 * formats are found by DuckDB's sniffer, over all rows of files up to 64 MiB. A column of numbers
 * in which some values are words for 'missing' is still a column of numbers.
 */
final class DelimitedFormat implements FileFormat {
  private static final long WHOLE = 64L << 20;
  private static final int SAMPLE = 200_000;
  private static final String TEXT = "VARCHAR";
  private static final Set<String> NUMBERS = Set.of("BIGINT", "DOUBLE");
  private static final List<String> MISSING =
      List.of(
          "NA", "N/A", "n/a", "na", "NULL", "null", "None", "none", "nan", "NaN", "-", "--", "?");

  @Override
  public List<String> extensions() {
    return List.of(".csv.gz", ".tsv.gz", ".csv", ".tsv");
  }

  @Override
  public FileSource source(Connection connection, List<FolderFile> all) throws SQLException {
    List<FolderFile> files = all.stream().filter(f -> f.bytes() > 0).toList();
    if (files.isEmpty()) {
      throw new SQLException("the file is empty");
    }
    List<CsvLayout> layouts = layouts(connection, files, List.of());
    CsvLayout first = layouts.getFirst();
    List<String> types = merged(layouts);
    List<String> tolerant =
        types.contains(TEXT) ? merged(layouts(connection, files, MISSING)) : types;
    List<FileColumn> columns = columns(first.names(), types, tolerant);
    String reader =
        "read_csv(%s, %s, columns = {%s})"
            .formatted(
                SqlText.paths(files.stream().map(FolderFile::path).toList()),
                options(layouts),
                declared(columns));
    return new FileSource(reader, columns, warnings(layouts, columns));
  }

  private static List<CsvLayout> layouts(
      Connection connection, List<FolderFile> files, List<String> missing) throws SQLException {
    List<CsvLayout> layouts = new ArrayList<>();
    for (FolderFile file : files) {
      int sample = file.bytes() <= WHOLE ? -1 : SAMPLE;
      CsvLayout layout = CsvLayout.sniff(connection, file.path(), sample, missing);
      if (!layouts.isEmpty() && !layouts.getFirst().fits(layout)) {
        throw new SQLException(
            "%s has other columns or delimiters than %s"
                .formatted(file.relative(), files.getFirst().relative()));
      }
      layouts.add(layout);
    }
    return layouts;
  }

  /** One type per column that holds the values of all files. */
  private static List<String> merged(List<CsvLayout> layouts) {
    boolean oneDateFormat =
        layouts.stream().map(CsvLayout::dateFormat).filter(Objects::nonNull).distinct().count()
            <= 1;
    boolean oneTimeFormat =
        layouts.stream().map(CsvLayout::timestampFormat).filter(Objects::nonNull).distinct().count()
            <= 1;
    List<String> types = new ArrayList<>();
    for (int i = 0; i < layouts.getFirst().names().size(); i++) {
      int column = i;
      Set<String> found =
          layouts.stream().map(l -> l.types().get(column)).collect(Collectors.toSet());
      String type = found.size() == 1 ? found.iterator().next() : wider(found);
      boolean clash =
          type.equals("DATE") && !oneDateFormat || type.equals("TIMESTAMP") && !oneTimeFormat;
      types.add(clash ? TEXT : type);
    }
    return types;
  }

  private static String wider(Set<String> types) {
    return NUMBERS.containsAll(types) ? "DOUBLE" : TEXT;
  }

  private static List<FileColumn> columns(
      List<String> originals, List<String> types, List<String> tolerant) {
    List<FileColumn> columns = new ArrayList<>();
    for (FileColumn column : FileSource.named(originals, types)) {
      String tolerated = tolerant.get(columns.size());
      columns.add(
          column.type().equals(TEXT) && NUMBERS.contains(tolerated)
              ? new FileColumn(column.original(), column.name(), tolerated, MISSING)
              : column);
    }
    return columns;
  }

  private static String options(List<CsvLayout> layouts) {
    return layouts.stream()
        .filter(CsvLayout::lenient)
        .findFirst()
        .or(() -> layouts.stream().filter(l -> !l.quote().isEmpty()).findFirst())
        .orElse(layouts.getFirst())
        .options();
  }

  private static String declared(List<FileColumn> columns) {
    return columns.stream()
        .map(
            c ->
                SqlText.text(c.original())
                    + ": "
                    + SqlText.text(c.missing().isEmpty() ? c.type() : TEXT))
        .collect(Collectors.joining(", "));
  }

  private static List<String> warnings(List<CsvLayout> layouts, List<FileColumn> columns) {
    List<String> warnings = new ArrayList<>();
    if (layouts.stream().anyMatch(CsvLayout::lenient)) {
      warnings.add("rows have different numbers of fields; the absent ones are read as null");
    }
    if (layouts.getFirst().encoding() == CsvLayout.Encoding.LATIN_1) {
      warnings.add("it is not UTF-8 and is read as Latin-1");
    }
    columns.stream()
        .filter(c -> !c.missing().isEmpty())
        .map(
            c ->
                "column %s holds words for missing values, which are read as null"
                    .formatted(c.name()))
        .forEach(warnings::add);
    return warnings;
  }
}
