package io.querent.datasource.connector.postgres;

import io.querent.semantics.catalog.ColumnType;

/** PostgreSQL's type names as the catalogue's types. */
final class PostgresTypes {
  private PostgresTypes() {}

  /**
   * The type for a name as {@code pg_type.typname} has it.
   *
   * @param category {@code pg_type.typcategory}; enums and text-like types of extensions read as
   *     text
   */
  static ColumnType of(String name, char category) {
    if (category == 'A') {
      return ColumnType.ARRAY;
    }
    return switch (name) {
      case "int2", "int4", "int8", "oid" -> ColumnType.INTEGER;
      case "numeric" -> ColumnType.DECIMAL;
      case "float4", "float8" -> ColumnType.FLOAT;
      case "bool" -> ColumnType.BOOLEAN;
      case "date" -> ColumnType.DATE;
      case "time", "timetz" -> ColumnType.TIME;
      case "timestamp" -> ColumnType.TIMESTAMP;
      case "timestamptz" -> ColumnType.TIMESTAMP_TZ;
      case "uuid" -> ColumnType.UUID;
      case "json", "jsonb" -> ColumnType.JSON;
      case "bytea" -> ColumnType.BINARY;
      default -> category == 'S' || category == 'E' ? ColumnType.STRING : ColumnType.OTHER;
    };
  }
}
