package io.querent.file.engine;

import io.querent.contracts.datasource.ColumnView;
import io.querent.semantics.catalog.ColumnType;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Arrow's types in the words of the catalogue. */
public final class ArrowTypes {
  private static final String EXTENSION_NAME = "ARROW:extension:name";

  private ArrowTypes() {}

  /** The columns of a schema as a caller sees them, under these names. */
  public static List<ColumnView> columns(Schema schema, List<String> names) {
    List<ColumnView> columns = new java.util.ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String type = of(schema.getFields().get(i)).name().toLowerCase(Locale.ROOT);
      columns.add(new ColumnView(names.get(i), type, null));
    }
    return columns;
  }

  /** The catalogue's type of a field. */
  public static ColumnType of(Field field) {
    String extension = field.getMetadata().getOrDefault(EXTENSION_NAME, "");
    if (extension.equals("arrow.uuid")) {
      return ColumnType.UUID;
    }
    if (extension.equals("arrow.json")) {
      return ColumnType.JSON;
    }
    if (field.getDictionary() != null) {
      return ColumnType.STRING;
    }
    return switch (field.getType()) {
      case ArrowType.Int i -> ColumnType.INTEGER;
      case ArrowType.Decimal d -> d.getScale() == 0 ? ColumnType.INTEGER : ColumnType.DECIMAL;
      case ArrowType.FloatingPoint f -> ColumnType.FLOAT;
      case ArrowType.Bool b -> ColumnType.BOOLEAN;
      case ArrowType.Utf8 u -> ColumnType.STRING;
      case ArrowType.LargeUtf8 u -> ColumnType.STRING;
      case ArrowType.Utf8View u -> ColumnType.STRING;
      case ArrowType.Null n -> ColumnType.STRING;
      case ArrowType.Date d -> ColumnType.DATE;
      case ArrowType.Time t -> ColumnType.TIME;
      case ArrowType.Timestamp t ->
          t.getTimezone() == null ? ColumnType.TIMESTAMP : ColumnType.TIMESTAMP_TZ;
      case ArrowType.Binary b -> ColumnType.BINARY;
      case ArrowType.LargeBinary b -> ColumnType.BINARY;
      case ArrowType.FixedSizeBinary b -> ColumnType.BINARY;
      case ArrowType.List l -> ColumnType.ARRAY;
      case ArrowType.FixedSizeList l -> ColumnType.ARRAY;
      case ArrowType.Struct s -> ColumnType.JSON;
      case ArrowType.Map m -> ColumnType.JSON;
      default -> ColumnType.OTHER;
    };
  }
}
