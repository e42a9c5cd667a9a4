package io.querent.sql.generate;

import io.querent.semantics.catalog.Column;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Operator;
import io.querent.semantics.ir.Period;
import io.querent.sql.dialect.Dialect;
import io.querent.sql.dialect.SqlNodes;
import io.querent.sql.dialect.TemporalForm;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlNode;

/** Compares calendar values, in whatever form a column spells them, with moments and stretches. */
final class CalendarComparison {
  private static final DateTimeFormatter SPACED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter WITH_T =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private final Generation generation;
  private final Dialect dialect;
  private final Translator translator;

  CalendarComparison(Generation generation, Translator translator) {
    this.generation = generation;
    this.dialect = generation.dialect();
    this.translator = translator;
  }

  /** {@code left operator value}; the value is bound when it came as a parameter. */
  SqlNode compare(
      Expression left, TemporalForm form, Operator operator, Object value, boolean bind) {
    CalendarValue calendar = CalendarValue.of(value, generation);
    Side side = new Side(left, form, bind);
    if (calendar.isMoment()) {
      return side.compare(symbol(operator), calendar.start());
    }
    boolean exact =
        form.isDay() && calendar.isDay() || form == TemporalForm.YEAR && isYear(calendar);
    return switch (operator) {
      case EQ ->
          exact
              ? side.compare("=", calendar.start())
              : within(side, calendar.start(), calendar.end());
      case NE ->
          exact
              ? side.compare("<>", calendar.start())
              : outside(side, calendar.start(), calendar.end());
      case LT -> side.compare("<", calendar.start());
      case GE -> side.compare(">=", calendar.start());
      case LE -> exact ? side.compare("<=", calendar.start()) : side.compare("<", calendar.end());
      case GT -> exact ? side.compare(">", calendar.start()) : side.compare(">=", calendar.end());
      default -> throw new IllegalArgumentException("no calendar comparison " + operator);
    };
  }

  /** Whether the value lies in the period, or with {@code negated} outside it. */
  SqlNode during(Expression left, TemporalForm form, Period period, boolean negated) {
    Period.Bounds bounds = period.bounds(generation.now());
    Side side = new Side(left, form, false);
    return negated
        ? outside(side, bounds.start(), bounds.end())
        : within(side, bounds.start(), bounds.end());
  }

  private static boolean isYear(CalendarValue value) {
    return value.start().getDayOfYear() == 1 && value.start().plusYears(1).equals(value.end());
  }

  private static SqlNode within(Side side, LocalDateTime start, LocalDateTime end) {
    return SqlNodes.and(side.compare(">=", start), side.compare("<", end));
  }

  private static SqlNode outside(Side side, LocalDateTime start, LocalDateTime end) {
    return SqlNodes.or(List.of(side.compare("<", start), side.compare(">=", end)));
  }

  private static String symbol(Operator operator) {
    return operator == Operator.NE ? "<>" : operator.word();
  }

  /** The calendar value on the left, and how moments are spelled to be compared with it. */
  private final class Side {
    private final Expression left;
    private final TemporalForm form;
    private final boolean bind;

    Side(Expression left, TemporalForm form, boolean bind) {
      this.left = left;
      this.form = form;
      this.bind = bind;
    }

    SqlNode compare(String symbol, LocalDateTime time) {
      SqlNode value = dialect.comparable(translator.value(left), form);
      return SqlNodes.compare(symbol, value, boundary(symbol, time));
    }

    private SqlNode boundary(String symbol, LocalDateTime time) {
      ZoneId zone = generation.context().zone();
      boolean midnight = time.toLocalTime().equals(LocalTime.MIDNIGHT);
      return switch (form) {
        case DATE, TIMESTAMP -> {
          if (bind) {
            yield generation.bind(
                form == TemporalForm.DATE && midnight ? time.toLocalDate() : time);
          }
          yield midnight ? dialect.dateLiteral(time.toLocalDate()) : dialect.timestampLiteral(time);
        }
        case TIMESTAMP_TZ ->
            bind
                ? generation.bind(time.atZone(zone).toOffsetDateTime())
                : dialect.zonedLiteral(time, zone);
        case ISO_DATE, ISO_TIMESTAMP -> text(spelled(time, midnight));
        case YEAR -> number(year(symbol, time));
        case EPOCH_SECONDS -> number(time.atZone(zone).toEpochSecond());
        case EPOCH_MILLIS -> number(time.atZone(zone).toInstant().toEpochMilli());
      };
    }

    private SqlNode text(String text) {
      return bind ? generation.bind(text) : SqlNodes.text(text);
    }

    private SqlNode number(long number) {
      return bind ? generation.bind(number) : SqlNodes.number(number);
    }

    /**
     * A year as a whole counts as later than any moment in it when it must lie after that moment.
     */
    private long year(String symbol, LocalDateTime time) {
      boolean start = time.getDayOfYear() == 1 && time.toLocalTime().equals(LocalTime.MIDNIGHT);
      return start || !symbol.equals("<") ? time.getYear() : time.getYear() + 1L;
    }

    private String spelled(LocalDateTime time, boolean midnight) {
      if (midnight) {
        return time.toLocalDate().toString();
      }
      return (usesT() ? WITH_T : SPACED).format(time);
    }

    private boolean usesT() {
      Column column = left instanceof Expression.Column c ? translator.column(c) : null;
      String sample = column == null ? null : column.profile().min();
      return sample != null && sample.length() > 10 && sample.charAt(10) == 'T';
    }
  }
}
