package io.querent.sql.dialect;

import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.ir.Function;
import io.querent.semantics.ir.Grain;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlNode;

/**
 * What one engine says differently. Everything else is common SQL and belongs to the generator.
 *
 * <p>A <em>moment</em> below is a value that the engine's own calendar functions take: a time stamp
 * without zone, already in the query's zone (text in SQLite). Implementations are stateless.
 */
public interface Dialect {

  /** The key in {@code Catalogue.dialect}, e.g. {@code postgres}. */
  String key();

  /** Calcite's dialect that prints the tree. */
  SqlDialect printer();

  /** The engine's type name for casts. */
  String typeName(ColumnType type);

  /** A null that keeps its type where the engine would otherwise guess it, as in set operations. */
  SqlNode nullOf(ColumnType type);

  /** A column's stored form as this engine sees it; engines without calendar types see text. */
  default TemporalForm stored(TemporalForm form) {
    return form;
  }

  /**
   * The zone as the engine can apply it to stored values; engines without zones take its offset.
   */
  default ZoneId zone(ZoneId zone, Instant now) {
    return zone;
  }

  /** A stored calendar value as it compares with this dialect's literals. */
  default SqlNode comparable(SqlNode value, TemporalForm form) {
    return value;
  }

  /** A stored calendar value as a moment. */
  SqlNode moment(SqlNode value, TemporalForm form, ZoneId zone);

  /** The day of a moment. */
  SqlNode day(SqlNode moment);

  /** The start of the moment's bucket: a day for grains of a day and wider, else a time stamp. */
  SqlNode bucket(SqlNode moment, Grain grain);

  /** A bucket's start moved by {@code count} buckets, negative for earlier ones. */
  SqlNode shift(SqlNode bucket, Grain grain, int count);

  /** Year, quarter, month, day, hour or ISO weekday of a moment as an integer. */
  SqlNode part(Function part, SqlNode moment);

  /** Whole days from the second day to the first. */
  SqlNode daysBetween(SqlNode later, SqlNode earlier);

  SqlNode dateLiteral(LocalDate date);

  SqlNode timestampLiteral(LocalDateTime time);

  /** A literal to compare zoned columns with. */
  SqlNode zonedLiteral(LocalDateTime time, ZoneId zone);

  /** A quotient that never truncates; the divisor is known not to be zero or is null then. */
  SqlNode divide(
      SqlNode dividend, SqlNode divisor, ColumnType dividendType, ColumnType divisorType);

  /** Rounds half away from zero. */
  SqlNode round(SqlNode value, SqlNode digits, ColumnType type);

  /** Text as a floating-point number; null where it does not spell one. */
  SqlNode numberOfText(SqlNode text);

  /**
   * Whether the text matches the pattern, letter case aside.
   *
   * @param escaped whether the pattern escapes wildcards with a backslash
   */
  SqlNode likeIgnoringCase(SqlNode text, SqlNode pattern, boolean escaped);

  /** Position of a part in a text, from 1; 0 when absent. */
  SqlNode position(SqlNode text, SqlNode part);

  /** The median, interpolated; empty when the engine has none and the generator must compute it. */
  Optional<SqlNode> median(SqlNode value);

  /** Sample variance; empty when the engine has none and the generator must compute it. */
  Optional<SqlNode> variance(SqlNode value);

  /** Sample standard deviation; empty when the engine has none. */
  Optional<SqlNode> deviation(SqlNode value);

  /** Whether both are equal or both null. */
  SqlNode same(SqlNode left, SqlNode right);

  /** Whether nulls must be sent to the end explicitly for this direction. */
  boolean needsNullsLast(boolean descending);

  /** {@code value = any(array)} for one bound array; empty when each element must be bound. */
  default Optional<SqlNode> anyOf(SqlNode value, SqlNode boundArray) {
    return Optional.empty();
  }

  /** A value as this engine's driver takes it. */
  default Object bindable(Object value) {
    return value;
  }
}
