package io.querent.file.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * The values of one Arrow column as plain Java: {@code Long}, {@code BigDecimal}, {@code Double},
 * {@code Boolean}, {@code String} or null. Times are ISO-8601 text, binary is base64, nested values
 * are JSON text.
 */
@FunctionalInterface
public interface Cells {
  /** The value of that row, never null. */
  Object present(int row);

  /** Reads the column as it stands now and after every further batch. */
  static Cells of(FieldVector vector) {
    return switch (vector) {
      case UInt8Vector v -> v::getObjectNoOverflow;
      case BaseIntVector v -> v::getValueAsLong;
      case DecimalVector v -> v::getObject;
      case Float8Vector v -> v::get;
      case Float4Vector v -> row -> decimalTwin(v.get(row));
      case BitVector v -> row -> v.get(row) == 1;
      case DateDayVector v -> row -> LocalDate.ofEpochDay(v.get(row)).toString();
      case DateMilliVector v ->
          row -> LocalDate.ofEpochDay(Math.floorDiv(v.get(row), 86_400_000L)).toString();
      case TimeSecVector v -> row -> time(v.get(row) * 1_000_000_000L);
      case TimeMilliVector v -> row -> time(v.get(row) * 1_000_000L);
      case TimeMicroVector v -> row -> time(v.get(row) * 1_000L);
      case TimeNanoVector v -> row -> time(v.get(row));
      case TimeStampVector v -> timestamps(v);
      default -> row -> other(vector.getObject(row));
    };
  }

  /** The value of that row, or null. */
  static Object at(Cells cells, FieldVector vector, int row) {
    return vector.isNull(row) ? null : cells.present(row);
  }

  private static Cells timestamps(TimeStampVector vector) {
    ArrowType.Timestamp type = (ArrowType.Timestamp) vector.getField().getType();
    TimeUnit unit =
        switch (type.getUnit()) {
          case SECOND -> TimeUnit.SECONDS;
          case MILLISECOND -> TimeUnit.MILLISECONDS;
          case MICROSECOND -> TimeUnit.MICROSECONDS;
          case NANOSECOND -> TimeUnit.NANOSECONDS;
        };
    long perSecond = unit.convert(1, TimeUnit.SECONDS);
    boolean zoned = type.getTimezone() != null;
    return row -> {
      long value = vector.get(row);
      if (value == Long.MAX_VALUE || value == -Long.MAX_VALUE) {
        return value > 0 ? "infinity" : "-infinity";
      }
      long seconds = Math.floorDiv(value, perSecond);
      long nanos = unit.toNanos(Math.floorMod(value, perSecond));
      return zoned
          ? Instant.ofEpochSecond(seconds, nanos).toString()
          : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
              LocalDateTime.ofEpochSecond(seconds, (int) nanos, ZoneOffset.UTC));
    };
  }

  private static String time(long nanos) {
    return nanos >= 86_400_000_000_000L
        ? "24:00:00"
        : DateTimeFormatter.ISO_LOCAL_TIME.format(LocalTime.ofNanoOfDay(nanos));
  }

  /** The double that prints like the float, so that 0.1f does not become 0.10000000149. */
  private static Double decimalTwin(float value) {
    return Float.isFinite(value) ? Double.parseDouble(Float.toString(value)) : (double) value;
  }

  private static Object other(Object value) {
    return switch (value) {
      case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
      case Boolean flag -> flag;
      case Number number -> number;
      default -> value.toString();
    };
  }
}
