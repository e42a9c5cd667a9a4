package io.querent.sql.dialect;

import static io.querent.sql.dialect.SqlNodes.modulo;
import static io.querent.sql.dialect.SqlNodes.number;

import io.querent.semantics.ir.Function;
import io.querent.semantics.ir.Grain;
import io.querent.semantics.ir.TimeUnit;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.calcite.sql.SqlNode;

/**
 * How buckets of several units are cut, so that all engines cut alike: buckets of up to weeks count
 * from Monday 1 January 2001, buckets of months from January of the year 0.
 */
final class TimeBuckets {
  static final LocalDateTime ORIGIN = LocalDateTime.of(2001, 1, 1, 0, 0);

  /** Seconds from 1970 to {@link #ORIGIN}. */
  static final long ORIGIN_EPOCH = 978_307_200L;

  static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private TimeBuckets() {}

  static boolean isWholeDays(Grain grain) {
    return grain.unit().compareTo(TimeUnit.DAY) >= 0;
  }

  static boolean isMonths(Grain grain) {
    return grain.unit().compareTo(TimeUnit.MONTH) >= 0;
  }

  /** Length in months of a grain of months, quarters or years. */
  static int months(Grain grain) {
    return grain.count()
        * switch (grain.unit()) {
          case YEAR -> 12;
          case QUARTER -> 3;
          case SECOND, MINUTE, HOUR, DAY, WEEK, MONTH -> 1;
        };
  }

  /** Length in seconds of a grain of up to weeks. */
  static long seconds(Grain grain) {
    return grain.count()
        * switch (grain.unit()) {
          case SECOND -> 1L;
          case MINUTE -> 60L;
          case HOUR -> 3_600L;
          case DAY -> 86_400L;
          case WEEK, MONTH, QUARTER, YEAR -> 604_800L;
        };
  }

  /** {@code count} grains in words that interval literals take. */
  static String interval(Grain grain, int count) {
    if (isMonths(grain)) {
      return (count * months(grain)) + " months";
    }
    return grain.unit() == TimeUnit.WEEK
        ? (7 * count * grain.count()) + " days"
        : (count * grain.count()) + " " + grain.unit().word() + "s";
  }

  /** Whole months between the moment's month and the start of its bucket. */
  static SqlNode monthsIntoBucket(Dialect dialect, SqlNode moment, Grain grain) {
    SqlNode years = SqlNodes.times(dialect.part(Function.YEAR, moment), number(12));
    SqlNode index =
        SqlNodes.minus(SqlNodes.plus(years, dialect.part(Function.MONTH, moment)), SqlNodes.ONE);
    return modulo(index, number(months(grain)));
  }
}
