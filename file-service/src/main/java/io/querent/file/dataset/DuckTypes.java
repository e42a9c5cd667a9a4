package io.querent.file.dataset;

import io.querent.semantics.catalog.ColumnType;

/** DuckDB's type names in the words of the catalogue. */
final class DuckTypes {
  private DuckTypes() {}

  static ColumnType of(String type) {
    if (type.endsWith("]")) {
      return ColumnType.ARRAY;
    }
    int parenthesis = type.indexOf('(');
    String name = parenthesis < 0 ? type : type.substring(0, parenthesis);
    return switch (name) {
      case "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "UHUGEINT" ->
          ColumnType.INTEGER;
      case "DECIMAL" -> type.endsWith(",0)") ? ColumnType.INTEGER : ColumnType.DECIMAL;
      case "FLOAT", "DOUBLE" -> ColumnType.FLOAT;
      case "BOOLEAN" -> ColumnType.BOOLEAN;
      case "DATE" -> ColumnType.DATE;
      case "TIME", "TIME_NS", "TIME WITH TIME ZONE" -> ColumnType.TIME;
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> ColumnType.TIMESTAMP;
      case "TIMESTAMP WITH TIME ZONE" -> ColumnType.TIMESTAMP_TZ;
      case "VARCHAR", "ENUM" -> ColumnType.STRING;
      case "UUID" -> ColumnType.UUID;
      case "BLOB" -> ColumnType.BINARY;
      case "JSON", "STRUCT", "MAP" -> ColumnType.JSON;
      default -> ColumnType.OTHER;
    };
  }

  /** Whether values can be counted apart and compared. */
  static boolean isScalar(ColumnType type) {
    return switch (type) {
      case JSON, BINARY, ARRAY, OTHER -> false;
      case STRING, INTEGER, DECIMAL, FLOAT, BOOLEAN, DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, UUID ->
          true;
    };
  }
}
