package io.querent.sql.dialect;

import static io.querent.sql.dialect.SqlNodes.call;
import static io.querent.sql.dialect.SqlNodes.cast;
import static io.querent.sql.dialect.SqlNodes.compare;
import static io.querent.sql.dialect.SqlNodes.number;
import static io.querent.sql.dialect.SqlNodes.text;
import static io.querent.sql.dialect.SqlNodes.typed;

import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.ir.Function;
import io.querent.semantics.ir.Grain;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.dialect.PostgresqlSqlDialect;

/** PostgreSQL 14 and later. */
public final class PostgresDialect implements Dialect {
  private static final String NUMBER = "^\\s*[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?\\s*$";
  private static final SqlDialect PRINTER = new Printer();

  @Override
  public String key() {
    return "postgres";
  }

  @Override
  public SqlDialect printer() {
    return PRINTER;
  }

  @Override
  public String typeName(ColumnType type) {
    return switch (type) {
      case INTEGER -> "BIGINT";
      case DECIMAL -> "NUMERIC";
      case FLOAT -> "DOUBLE PRECISION";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case TIME -> "TIME";
      case TIMESTAMP -> "TIMESTAMP";
      case TIMESTAMP_TZ -> "TIMESTAMP WITH TIME ZONE";
      case UUID -> "UUID";
      case JSON -> "JSONB";
      case BINARY -> "BYTEA";
      case STRING, ARRAY, OTHER -> "TEXT";
    };
  }

  @Override
  public SqlNode nullOf(ColumnType type) {
    return cast(SqlNodes.NULL, typeName(type));
  }

  @Override
  public SqlNode moment(SqlNode value, TemporalForm form, ZoneId zone) {
    return switch (form) {
      case DATE, TIMESTAMP -> value;
      case TIMESTAMP_TZ -> compare("AT TIME ZONE", value, text(zone.getId()));
      case ISO_DATE -> cast(call("NULLIF", value, text("")), "DATE");
      case ISO_TIMESTAMP -> cast(call("NULLIF", value, text("")), "TIMESTAMP");
      case YEAR -> call("MAKE_DATE", cast(value, "INTEGER"), SqlNodes.ONE, SqlNodes.ONE);
      case EPOCH_SECONDS -> epoch(value, zone);
      case EPOCH_MILLIS -> epoch(SqlNodes.over(value, number(new BigDecimal("1000.0"))), zone);
    };
  }

  private static SqlNode epoch(SqlNode seconds, ZoneId zone) {
    return compare("AT TIME ZONE", call("TO_TIMESTAMP", seconds), text(zone.getId()));
  }

  @Override
  public SqlNode day(SqlNode moment) {
    return cast(moment, "DATE");
  }

  @Override
  public SqlNode bucket(SqlNode moment, Grain grain) {
    if (grain.count() == 1) {
      SqlNode start = call("DATE_TRUNC", text(grain.unit().word()), moment);
      return TimeBuckets.isWholeDays(grain) ? cast(start, "DATE") : start;
    }
    if (TimeBuckets.isMonths(grain)) {
      SqlNode months = TimeBuckets.monthsIntoBucket(this, moment, grain);
      SqlNode start = call("DATE_TRUNC", text("month"), moment);
      SqlNode back = SqlNodes.times(typed("INTERVAL", "1 month"), months);
      return cast(SqlNodes.minus(start, back), "DATE");
    }
    SqlNode start =
        call(
            "DATE_BIN",
            typed("INTERVAL", TimeBuckets.interval(grain, 1)),
            cast(moment, "TIMESTAMP"),
            timestampLiteral(TimeBuckets.ORIGIN));
    return TimeBuckets.isWholeDays(grain) ? cast(start, "DATE") : start;
  }

  @Override
  public SqlNode shift(SqlNode bucket, Grain grain, int count) {
    return SqlNodes.plus(bucket, typed("INTERVAL", TimeBuckets.interval(grain, count)));
  }

  @Override
  public SqlNode part(Function part, SqlNode moment) {
    String field = part == Function.WEEKDAY ? "isodow" : part.word();
    return cast(call("DATE_PART", text(field), moment), "INTEGER");
  }

  @Override
  public SqlNode daysBetween(SqlNode later, SqlNode earlier) {
    return SqlNodes.minus(later, earlier);
  }

  @Override
  public SqlNode dateLiteral(LocalDate date) {
    return typed("DATE", date.toString());
  }

  @Override
  public SqlNode timestampLiteral(LocalDateTime time) {
    return typed("TIMESTAMP", TimeBuckets.SECONDS.format(time));
  }

  @Override
  public SqlNode zonedLiteral(LocalDateTime time, ZoneId zone) {
    String text =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx", Locale.ROOT)
            .format(time.atZone(zone));
    return typed("TIMESTAMPTZ", text);
  }

  @Override
  public SqlNode divide(
      SqlNode dividend, SqlNode divisor, ColumnType dividendType, ColumnType divisorType) {
    boolean integers = dividendType == ColumnType.INTEGER && divisorType == ColumnType.INTEGER;
    SqlNode exact = integers ? SqlNodes.times(dividend, number(new BigDecimal("1.0"))) : dividend;
    return SqlNodes.over(exact, divisor);
  }

  @Override
  public SqlNode round(SqlNode value, SqlNode digits, ColumnType type) {
    SqlNode exact = type == ColumnType.FLOAT ? cast(value, "NUMERIC") : value;
    return digits == null ? call("ROUND", exact) : call("ROUND", exact, digits);
  }

  @Override
  public SqlNode numberOfText(SqlNode value) {
    return SqlNodes.when(compare("~", value, text(NUMBER)), cast(value, "DOUBLE PRECISION"), null);
  }

  @Override
  public SqlNode likeIgnoringCase(SqlNode value, SqlNode pattern, boolean escaped) {
    return compare("ILIKE", value, pattern);
  }

  @Override
  public SqlNode position(SqlNode value, SqlNode part) {
    return call("STRPOS", value, part);
  }

  @Override
  public Optional<SqlNode> median(SqlNode value) {
    return Optional.of(new MedianOperator().createCall(SqlNodes.POS, value));
  }

  @Override
  public Optional<SqlNode> variance(SqlNode value) {
    return Optional.of(call("VAR_SAMP", value));
  }

  @Override
  public Optional<SqlNode> deviation(SqlNode value) {
    return Optional.of(call("STDDEV_SAMP", value));
  }

  @Override
  public SqlNode same(SqlNode left, SqlNode right) {
    return compare("IS NOT DISTINCT FROM", left, right);
  }

  @Override
  public boolean needsNullsLast(boolean descending) {
    return descending;
  }

  @Override
  public Optional<SqlNode> anyOf(SqlNode value, SqlNode boundArray) {
    return Optional.of(SqlNodes.equal(value, call("ANY", boundArray)));
  }

  private static final class Printer extends PostgresqlSqlDialect {
    Printer() {
      super(DEFAULT_CONTEXT);
    }

    @Override
    public StringBuilder quoteIdentifier(StringBuilder buf, String val) {
      return Identifiers.print(buf, val, true);
    }

    @Override
    public void quoteStringLiteral(StringBuilder buf, String charsetName, String val) {
      Identifiers.quoteText(buf, val);
    }

    @Override
    public void unparseOffsetFetch(SqlWriter writer, SqlNode offset, SqlNode fetch) {
      unparseFetchUsingLimit(writer, offset, fetch);
    }
  }
}
