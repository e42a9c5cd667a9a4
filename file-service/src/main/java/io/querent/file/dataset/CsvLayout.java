package io.querent.file.dataset;

import io.querent.file.engine.SqlText;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How one delimited file is laid out, as DuckDB's sniffer found it.
 *
 * @param skip lines before the header or the first row
 * @param dateFormat of its date columns, or null
 * @param lenient whether rows may have too few fields
 */
record CsvLayout(
    String delimiter,
    String quote,
    String escape,
    int skip,
    boolean header,
    String comment,
    String dateFormat,
    String timestampFormat,
    List<String> names,
    List<String> types,
    Encoding encoding,
    boolean lenient) {

  /** How the file's bytes are letters. */
  enum Encoding {
    UTF_8("utf-8"),
    LATIN_1("latin-1");

    private final String duckName;

    Encoding(String duckName) {
      this.duckName = duckName;
    }
  }

  private static final String EMPTY = "(empty)";
  private static final String TOLERANT = ", strict_mode = false, null_padding = true";

  /**
   * The layout of a file.
   *
   * @param sample rows to look at, -1 for all
   * @param missing texts that count as missing values, besides the empty one
   */
  static CsvLayout sniff(Connection connection, Path file, int sample, List<String> missing)
      throws SQLException {
    Encoding encoding = Encoding.UTF_8;
    CsvLayout strict;
    try {
      strict = sniff(connection, file, sample, missing, encoding, false);
    } catch (SQLException e) {
      if (!String.valueOf(e.getMessage()).contains("not utf-8 encoded")) {
        throw e;
      }
      encoding = Encoding.LATIN_1;
      strict = sniff(connection, file, sample, missing, encoding, false);
    }
    if (strict.skip == 0) {
      return strict;
    }
    CsvLayout lenient = sniff(connection, file, sample, missing, encoding, true);
    return lenient.skip < strict.skip && lenient.mostlyNamed() ? lenient : strict;
  }

  /** The options of {@code read_csv} that say the same, so that nothing is guessed when reading. */
  String options() {
    StringBuilder options = new StringBuilder("auto_detect = false");
    text(options, "delim", delimiter);
    text(options, "quote", quote.isEmpty() ? "\"" : quote);
    text(options, "escape", escape.isEmpty() ? quote.isEmpty() ? "\"" : quote : escape);
    options.append(", skip = ").append(skip).append(", header = ").append(header);
    if (!comment.isEmpty()) {
      text(options, "comment", comment);
    }
    if (dateFormat != null) {
      text(options, "dateformat", dateFormat);
    }
    if (timestampFormat != null) {
      text(options, "timestampformat", timestampFormat);
    }
    text(options, "encoding", encoding.duckName);
    return options + (lenient ? TOLERANT + ", parallel = false" : "");
  }

  /** Whether files of both layouts can be read by one call. */
  boolean fits(CsvLayout other) {
    return delimiter.equals(other.delimiter)
        && skip == other.skip
        && header == other.header
        && encoding == other.encoding
        && names.equals(other.names);
  }

  private static CsvLayout sniff(
      Connection connection,
      Path file,
      int sample,
      List<String> missing,
      Encoding encoding,
      boolean lenient)
      throws SQLException {
    List<String> nulls = new ArrayList<>(List.of(""));
    nulls.addAll(missing);
    String sql =
        """
        SELECT delimiter, quote, escape, skiprows, hasheader, comment, dateformat, timestampformat,
          [c.name FOR c IN columns], [c.type FOR c IN columns]
        FROM sniff_csv(%s, sample_size = %d, nullstr = [%s], encoding = '%s'%s)\
        """
            .formatted(
                SqlText.path(file),
                sample,
                String.join(", ", nulls.stream().map(SqlText::text).toList()),
                encoding.duckName,
                lenient ? TOLERANT : "");
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return new CsvLayout(
          unmark(row.getString(1)),
          unmark(row.getString(2)),
          unmark(row.getString(3)),
          row.getInt(4),
          row.getBoolean(5),
          unmark(row.getString(6)),
          row.getString(7),
          row.getString(8),
          texts(row.getArray(9)),
          texts(row.getArray(10)),
          encoding,
          lenient);
    }
  }

  /**
   * Whether the header has a name of its own for most columns, so that it is no title above the
   * data.
   */
  private boolean mostlyNamed() {
    long made = names.stream().filter(n -> n.matches("column\\d+")).count();
    return header && names.size() > 1 && made * 2 <= names.size();
  }

  private static String unmark(String value) {
    return value == null || value.equals(EMPTY) ? "" : value;
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
  }

  private static void text(StringBuilder options, String name, String value) {
    options.append(", ").append(name).append(" = ").append(SqlText.text(value));
  }
}
