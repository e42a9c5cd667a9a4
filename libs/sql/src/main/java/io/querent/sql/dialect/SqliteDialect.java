package io.querent.sql.dialect;

import static io.querent.sql.dialect.SqlNodes.call;
import static io.querent.sql.dialect.SqlNodes.cast;
import static io.querent.sql.dialect.SqlNodes.compare;
import static io.querent.sql.dialect.SqlNodes.number;
import static io.querent.sql.dialect.SqlNodes.text;

import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.ir.Function;
import io.querent.semantics.ir.Grain;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.dialect.SqliteSqlDialect;

/**
 * SQLite 3.39 and later. It has no calendar types: moments are text such as {@code 2024-03-05
 * 13:00:00}, and zones other than UTC are applied to epoch columns with their present offset only.
 */
public final class SqliteDialect implements Dialect {
  private static final SqlDialect PRINTER = new Printer();

  @Override
  public String key() {
    return "sqlite";
  }

  @Override
  public SqlDialect printer() {
    return PRINTER;
  }

  @Override
  public String typeName(ColumnType type) {
    return switch (type) {
      case INTEGER, BOOLEAN -> "INTEGER";
      case DECIMAL, FLOAT -> "REAL";
      case BINARY -> "BLOB";
      case STRING, DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, UUID, JSON, ARRAY, OTHER -> "TEXT";
    };
  }

  @Override
  public SqlNode nullOf(ColumnType type) {
    return SqlNodes.NULL;
  }

  @Override
  public TemporalForm stored(TemporalForm form) {
    return switch (form) {
      case DATE, ISO_DATE -> TemporalForm.ISO_DATE;
      case TIMESTAMP, ISO_TIMESTAMP -> TemporalForm.ISO_TIMESTAMP;
      case TIMESTAMP_TZ, YEAR, EPOCH_SECONDS, EPOCH_MILLIS -> form;
    };
  }

  @Override
  public SqlNode moment(SqlNode value, TemporalForm form, ZoneId zone) {
    return switch (form) {
      case DATE, TIMESTAMP, ISO_DATE, ISO_TIMESTAMP -> value;
      case TIMESTAMP_TZ -> call("DATETIME", SqlNodes.array(SqlNodes.present(value, shift(zone))));
      case YEAR -> call("PRINTF", text("%04d-01-01"), value);
      case EPOCH_SECONDS -> epoch(value, zone);
      case EPOCH_MILLIS -> epoch(SqlNodes.over(value, number(1000)), zone);
    };
  }

  @Override
  public ZoneId zone(ZoneId zone, Instant now) {
    return zone.getRules().getOffset(now);
  }

  @Override
  public SqlNode comparable(SqlNode value, TemporalForm form) {
    return form == TemporalForm.TIMESTAMP_TZ ? call("DATETIME", value) : value;
  }

  private static SqlNode epoch(SqlNode seconds, ZoneId zone) {
    SqlNode[] arguments = SqlNodes.array(SqlNodes.present(seconds, text("unixepoch"), shift(zone)));
    return call("DATETIME", arguments);
  }

  /** The modifier from UTC to the zone; null when there is nothing to do. */
  private static SqlNode shift(ZoneId zone) {
    int offset = zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds();
    return offset == 0 ? null : text(offset + " seconds");
  }

  @Override
  public SqlNode day(SqlNode moment) {
    return call("DATE", moment);
  }

  @Override
  public SqlNode bucket(SqlNode moment, Grain grain) {
    if (TimeBuckets.isMonths(grain)) {
      return monthBucket(moment, grain);
    }
    if (grain.count() == 1) {
      return switch (grain.unit()) {
        case SECOND -> call("DATETIME", moment);
        case MINUTE -> call("STRFTIME", text("%Y-%m-%d %H:%M:00"), moment);
        case HOUR -> call("STRFTIME", text("%Y-%m-%d %H:00:00"), moment);
        case DAY -> call("DATE", moment);
        case WEEK, MONTH, QUARTER, YEAR -> call("DATE", moment, text("-6 days"), text("weekday 1"));
      };
    }
    SqlNode seconds = cast(call("STRFTIME", text("%s"), moment), "INTEGER");
    SqlNode length = number(TimeBuckets.seconds(grain));
    SqlNode since = SqlNodes.minus(seconds, number(TimeBuckets.ORIGIN_EPOCH));
    SqlNode rest = SqlNodes.modulo(SqlNodes.plus(SqlNodes.modulo(since, length), length), length);
    String function = TimeBuckets.isWholeDays(grain) ? "DATE" : "DATETIME";
    return call(function, SqlNodes.minus(seconds, rest), text("unixepoch"));
  }

  private SqlNode monthBucket(SqlNode moment, Grain grain) {
    int months = TimeBuckets.months(grain);
    if (months == 1) {
      return call("DATE", moment, text("start of month"));
    }
    if (months == 12) {
      return call("DATE", moment, text("start of year"));
    }
    SqlNode back = TimeBuckets.monthsIntoBucket(this, moment, grain);
    SqlNode modifier = SqlNodes.concat(SqlNodes.concat(text("-"), back), text(" months"));
    return call("DATE", moment, text("start of month"), modifier);
  }

  @Override
  public SqlNode shift(SqlNode bucket, Grain grain, int count) {
    String function = TimeBuckets.isWholeDays(grain) ? "DATE" : "DATETIME";
    String modifier = TimeBuckets.interval(grain, count);
    return call(function, bucket, text(modifier.startsWith("-") ? modifier : "+" + modifier));
  }

  @Override
  public SqlNode part(Function part, SqlNode moment) {
    String format =
        switch (part) {
          case YEAR -> "%Y";
          case DAY -> "%d";
          case HOUR -> "%H";
          case WEEKDAY -> "%w";
          default -> "%m";
        };
    SqlNode value = cast(call("STRFTIME", text(format), moment), "INTEGER");
    return switch (part) {
      case QUARTER -> SqlNodes.over(SqlNodes.plus(value, number(2)), number(3));
      case WEEKDAY ->
          SqlNodes.plus(SqlNodes.modulo(SqlNodes.plus(value, number(6)), number(7)), SqlNodes.ONE);
      default -> value;
    };
  }

  @Override
  public SqlNode daysBetween(SqlNode later, SqlNode earlier) {
    return cast(SqlNodes.minus(call("JULIANDAY", later), call("JULIANDAY", earlier)), "INTEGER");
  }

  @Override
  public SqlNode dateLiteral(LocalDate date) {
    return text(date.toString());
  }

  @Override
  public SqlNode timestampLiteral(LocalDateTime time) {
    return text(TimeBuckets.SECONDS.format(time));
  }

  @Override
  public SqlNode zonedLiteral(LocalDateTime time, ZoneId zone) {
    return timestampLiteral(
        time.atZone(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime());
  }

  @Override
  public SqlNode divide(
      SqlNode dividend, SqlNode divisor, ColumnType dividendType, ColumnType divisorType) {
    return SqlNodes.over(SqlNodes.times(dividend, number(new BigDecimal("1.0"))), divisor);
  }

  @Override
  public SqlNode round(SqlNode value, SqlNode digits, ColumnType type) {
    return digits == null ? call("ROUND", value) : call("ROUND", value, digits);
  }

  @Override
  public SqlNode numberOfText(SqlNode value) {
    SqlNode rest = call("TRIM", value, text("0123456789+-.eE "));
    SqlNode digits = call("TRIM", value, text("+-.eE "));
    SqlNode spelled = SqlNodes.and(SqlNodes.equal(rest, text("")), compare("<>", digits, text("")));
    return SqlNodes.when(spelled, cast(value, "REAL"), null);
  }

  @Override
  public SqlNode likeIgnoringCase(SqlNode value, SqlNode pattern, boolean escaped) {
    return escaped
        ? new EscapedLike("LIKE").createCall(SqlNodes.POS, value, pattern)
        : compare("LIKE", value, pattern);
  }

  @Override
  public SqlNode position(SqlNode value, SqlNode part) {
    return call("INSTR", value, part);
  }

  @Override
  public Optional<SqlNode> median(SqlNode value) {
    return Optional.empty();
  }

  @Override
  public Optional<SqlNode> variance(SqlNode value) {
    return Optional.empty();
  }

  @Override
  public Optional<SqlNode> deviation(SqlNode value) {
    return Optional.empty();
  }

  @Override
  public SqlNode same(SqlNode left, SqlNode right) {
    return compare("IS NOT DISTINCT FROM", left, right);
  }

  @Override
  public boolean needsNullsLast(boolean descending) {
    return !descending;
  }

  @Override
  public Object bindable(Object value) {
    return switch (value) {
      case LocalDate date -> date.toString();
      case LocalDateTime time -> TimeBuckets.SECONDS.format(time);
      case OffsetDateTime time ->
          TimeBuckets.SECONDS.format(time.withOffsetSameInstant(ZoneOffset.UTC));
      case UUID id -> id.toString();
      case Boolean flag -> flag ? 1 : 0;
      case BigDecimal decimal -> decimal.doubleValue();
      case null -> null;
      default -> value;
    };
  }

  private static final class Printer extends SqliteSqlDialect {
    Printer() {
      super(DEFAULT_CONTEXT);
    }

    @Override
    public StringBuilder quoteIdentifier(StringBuilder buf, String val) {
      return Identifiers.print(buf, val, false);
    }

    @Override
    public void quoteStringLiteral(StringBuilder buf, String charsetName, String val) {
      Identifiers.quoteText(buf, val);
    }

    @Override
    public void unparseOffsetFetch(SqlWriter writer, SqlNode offset, SqlNode fetch) {
      if (fetch == null && offset != null) {
        writer.newlineAndIndent();
        writer.keyword("LIMIT");
        writer.literal("-1");
      }
      unparseFetchUsingLimit(writer, offset, fetch);
    }
  }
}
