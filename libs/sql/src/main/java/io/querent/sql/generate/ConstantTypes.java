package io.querent.sql.generate;

import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.ir.IrException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.UUID;

/** Brings constants to the type of the column that they are compared with. */
final class ConstantTypes {
  private ConstantTypes() {}

  /**
   * The constant as a value of that type, or as it is when the type is unknown.
   *
   * @throws IrException when it spells no value of that type
   */
  static Object fit(Object value, ColumnType type) {
    if (value == null || type == null) {
      return plain(value);
    }
    return switch (type) {
      case INTEGER, DECIMAL, FLOAT -> number(value);
      case STRING, JSON, ARRAY, OTHER -> text(value);
      case BOOLEAN -> flag(value);
      case UUID -> id(value);
      case TIME -> time(value);
      case DATE, TIMESTAMP, TIMESTAMP_TZ, BINARY -> plain(value);
    };
  }

  /** A value that can be written as a literal: text, a number or a truth value. */
  static Object inline(Object value) {
    return switch (value) {
      case UUID id -> id.toString();
      case LocalTime time -> time.toString();
      case null -> null;
      default -> value;
    };
  }

  private static Object plain(Object value) {
    return switch (value) {
      case null -> null;
      case Integer i -> i.longValue();
      case Short s -> s.longValue();
      case Byte b -> b.longValue();
      case BigInteger i -> new BigDecimal(i);
      case Float f -> new BigDecimal(f.toString());
      case Double d -> BigDecimal.valueOf(d);
      case Enum<?> e -> e.name();
      default -> value;
    };
  }

  private static Object number(Object value) {
    return switch (value) {
      case Boolean flag -> flag ? 1L : 0L;
      case String text -> {
        try {
          yield whole(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
          throw new IrException(
              "", "'%s' is not a number, but it is compared with one".formatted(text));
        }
      }
      default -> plain(value);
    };
  }

  private static Object whole(BigDecimal number) {
    boolean fits = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    return fits && number.precision() - number.scale() <= 18 ? (Object) number.longValue() : number;
  }

  private static Object text(Object value) {
    return switch (value) {
      case BigDecimal decimal -> decimal.toPlainString();
      case String text -> text;
      default -> value.toString();
    };
  }

  private static Object flag(Object value) {
    return switch (value) {
      case Boolean flag -> flag;
      case Number number -> number.doubleValue() != 0;
      default ->
          switch (value.toString().strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1", "on" -> true;
            case "false", "f", "no", "n", "0", "off" -> false;
            default -> throw new IrException("", "'%s' is neither true nor false".formatted(value));
          };
    };
  }

  private static Object id(Object value) {
    try {
      return value instanceof UUID id ? id : UUID.fromString(value.toString());
    } catch (IllegalArgumentException e) {
      throw new IrException("", "'%s' is not a UUID".formatted(value));
    }
  }

  private static Object time(Object value) {
    try {
      return value instanceof LocalTime time ? time : LocalTime.parse(value.toString());
    } catch (DateTimeParseException e) {
      throw new IrException("", "'%s' is not a time of day; write 13:00".formatted(value));
    }
  }
}
