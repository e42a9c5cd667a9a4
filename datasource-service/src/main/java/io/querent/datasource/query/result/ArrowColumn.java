package io.querent.datasource.query.result;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Writes Java values of one column into its Arrow vector. */
final class ArrowColumn {
  private static final long MICROS = 1_000_000;

  private final int position;
  private final Shape shape;
  private final FieldVector vector;

  ArrowColumn(int position, Shape shape, FieldVector vector) {
    this.position = position;
    this.shape = shape;
    this.vector = vector;
  }

  static ArrowType type(Shape shape) {
    return switch (shape.storage()) {
      case INTEGER -> new ArrowType.Int(64, true);
      case FLOAT -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case DECIMAL -> new ArrowType.Decimal(Shape.DECIMAL_DIGITS, shape.scale(), 128);
      case BOOLEAN -> ArrowType.Bool.INSTANCE;
      case DATE -> new ArrowType.Date(DateUnit.DAY);
      case TIME -> new ArrowType.Time(TimeUnit.MICROSECOND, 64);
      case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
      case TIMESTAMP_TZ -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
      case BINARY -> ArrowType.Binary.INSTANCE;
      case TEXT -> ArrowType.Utf8.INSTANCE;
    };
  }

  /** Sets a value and answers about how many bytes it takes. */
  int set(int row, Object value) throws Misfit {
    if (value == null) {
      vector.setNull(row);
      return 1;
    }
    switch (shape.storage()) {
      case TEXT -> {
        byte[] text = PlainValues.text(value).getBytes(StandardCharsets.UTF_8);
        ((VarCharVector) vector).setSafe(row, text);
        return text.length + 4;
      }
      case BINARY -> {
        byte[] bytes = cast(byte[].class, value);
        ((VarBinaryVector) vector).setSafe(row, bytes);
        return bytes.length + 4;
      }
      case INTEGER -> ((BigIntVector) vector).setSafe(row, cast(Long.class, value));
      case FLOAT -> ((Float8Vector) vector).setSafe(row, number(value));
      case DECIMAL -> ((DecimalVector) vector).setSafe(row, decimal(value));
      case BOOLEAN -> ((BitVector) vector).setSafe(row, flag(value) ? 1 : 0);
      case DATE ->
          ((DateDayVector) vector).setSafe(row, (int) cast(LocalDate.class, value).toEpochDay());
      case TIME ->
          ((TimeMicroVector) vector)
              .setSafe(row, cast(LocalTime.class, value).toNanoOfDay() / 1_000);
      case TIMESTAMP ->
          ((TimeStampMicroVector) vector)
              .setSafe(row, micros(cast(LocalDateTime.class, value).atOffset(ZoneOffset.UTC)));
      case TIMESTAMP_TZ ->
          ((TimeStampMicroTZVector) vector).setSafe(row, micros(cast(OffsetDateTime.class, value)));
    }
    return 8;
  }

  private <T> T cast(Class<T> type, Object value) throws Misfit {
    if (!type.isInstance(value)) {
      throw new Misfit(position, value);
    }
    return type.cast(value);
  }

  private double number(Object value) throws Misfit {
    return cast(Number.class, value).doubleValue();
  }

  private BigDecimal decimal(Object value) throws Misfit {
    BigDecimal scaled = shape.scaled(cast(BigDecimal.class, value));
    if (scaled == null) {
      throw new Misfit(position, value);
    }
    return scaled;
  }

  private boolean flag(Object value) throws Misfit {
    if (value instanceof Boolean flag) {
      return flag;
    }
    if (value.equals(0L) || value.equals(1L)) {
      return value.equals(1L);
    }
    throw new Misfit(position, value);
  }

  private static long micros(OffsetDateTime time) {
    return Math.addExact(Math.multiplyExact(time.toEpochSecond(), MICROS), time.getNano() / 1_000);
  }
}
