package io.querent.datasource.connector.sqlite;

import io.querent.semantics.catalog.ColumnType;
import java.util.Locale;

/** SQLite's declared types, which bind nothing, as a first guess; the values decide later. */
final class SqliteTypes {
  private SqliteTypes() {}

  /**
   * The guess for a declared type: words that people use for booleans, decimals and dates first,
   * then the affinity rules of section 3.1 of SQLite's "Datatypes" page.
   */
  static ColumnType declared(String declared) {
    String type = declared.toUpperCase(Locale.ROOT);
    if (type.contains("BOOL")) {
      return ColumnType.BOOLEAN;
    }
    if (type.contains("JSON")) {
      return ColumnType.JSON;
    }
    if (type.contains("DATETIME") || type.contains("TIMESTAMP")) {
      return ColumnType.TIMESTAMP;
    }
    if (type.equals("DATE")) {
      return ColumnType.DATE;
    }
    if (type.contains("INT")) {
      return ColumnType.INTEGER;
    }
    if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
      return ColumnType.STRING;
    }
    if (type.contains("BLOB")) {
      return ColumnType.BINARY;
    }
    if (type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB")) {
      return ColumnType.FLOAT;
    }
    if (type.contains("DEC") || type.contains("NUM") || type.contains("MONEY")) {
      return ColumnType.DECIMAL;
    }
    return ColumnType.OTHER;
  }
}
