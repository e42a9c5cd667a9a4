package io.querent.datasource.query;

import io.querent.sql.parameter.UntypedText;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;

/** Binds the values of a generated statement. */
final class Parameters {
  private Parameters() {}

  static void bind(Connection connection, PreparedStatement statement, List<Object> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value instanceof Object[] array) {
        statement.setArray(i + 1, connection.createArrayOf(elementType(array), array));
      } else if (value instanceof UntypedText(String text)) {
        statement.setObject(i + 1, text, Types.OTHER);
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }

  private static String elementType(Object[] array) {
    Class<?> type = array.getClass().getComponentType();
    if (type == Long.class || type == Integer.class || type == Short.class) {
      return "int8";
    }
    if (type == Double.class || type == Float.class) {
      return "float8";
    }
    if (type == BigDecimal.class) {
      return "numeric";
    }
    if (type == Boolean.class) {
      return "bool";
    }
    if (type == LocalDate.class) {
      return "date";
    }
    if (type == LocalDateTime.class) {
      return "timestamp";
    }
    return type == OffsetDateTime.class ? "timestamptz" : "text";
  }
}
