package io.querent.report.alert;

import io.querent.report.result.TableRows;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Holds a condition against a run. Pure: rows are handed in, and only asked for when needed. */
final class ConditionCheck {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private ConditionCheck() {}

  /** A figure, or why there is none. */
  private record Figure(BigDecimal value, String missing) {}

  /**
   * Holds the condition against an ended run.
   *
   * @param rows the run's rows
   * @param before the rows of the run before; empty when there was none
   */
  static Observation observe(
      Condition condition,
      RunFacts run,
      Supplier<TableRows> rows,
      Supplier<Optional<TableRows>> before) {
    return switch (condition) {
      case Condition.Verdict verdict -> verdict(verdict, run);
      case Condition.NoData _ -> noData(run);
      case Condition.Threshold threshold ->
          run.failed() ? failed() : threshold(threshold, rows.get());
      case Condition.Change change ->
          run.failed() ? failed() : change(change, rows.get(), before.get());
    };
  }

  private static Observation failed() {
    return Observation.quiet("The run failed, so there is no figure to look at.");
  }

  private static Observation verdict(Condition.Verdict condition, RunFacts run) {
    if (run.failed()) {
      return Observation.fires("The run failed: " + run.failure());
    }
    if (run.verdict() == null) {
      return Observation.quiet("The run was not checked.");
    }
    boolean fires =
        run.verdict().equals("fail")
            || run.verdict().equals("warn") && condition.atLeast() == Condition.Level.WARN;
    String text = "The quality check says: " + run.verdict() + ".";
    return fires ? Observation.fires(text) : Observation.quiet(text);
  }

  private static Observation noData(RunFacts run) {
    if (run.failed()) {
      return Observation.fires("The run failed and brought no rows: " + run.failure());
    }
    return run.rowCount() == 0
        ? Observation.fires("The run brought no rows.")
        : Observation.quiet("The run brought %d rows.".formatted(run.rowCount()));
  }

  private static Observation threshold(Condition.Threshold condition, TableRows rows) {
    if (condition.aggregate() == Condition.Aggregate.ANY) {
      return any(condition, rows);
    }
    Figure figure = figure(rows, condition.column(), condition.aggregate());
    if (figure.value() == null) {
      return new Observation(false, null, null, figure.missing(), note(rows));
    }
    boolean fires = condition.op().holds(figure.value(), condition.value());
    String text = "%s: it is %s.".formatted(condition.words(), plain(figure.value()));
    return new Observation(fires, figure.value(), null, text, note(rows));
  }

  private static Observation any(Condition.Threshold condition, TableRows rows) {
    Optional<Integer> position = rows.position(condition.column());
    if (position.isEmpty()) {
      return new Observation(false, null, null, missing(condition.column()), note(rows));
    }
    List<BigDecimal> hits =
        rows.values(position.get()).stream()
            .flatMap(cell -> TableRows.number(cell).stream())
            .filter(value -> condition.op().holds(value, condition.value()))
            .toList();
    BigDecimal shown = hits.isEmpty() ? null : hits.getFirst();
    String text = "%s: it holds in %d rows.".formatted(condition.words(), hits.size());
    return new Observation(!hits.isEmpty(), shown, null, text, note(rows));
  }

  private static Observation change(
      Condition.Change condition, TableRows rows, Optional<TableRows> before) {
    if (before.isEmpty()) {
      return Observation.quiet("There is no earlier run with these parameters to compare with.");
    }
    Figure now = figure(rows, condition.column(), condition.aggregate());
    Figure then = figure(before.get(), condition.column(), condition.aggregate());
    String note = note(rows) == null ? note(before.get()) : note(rows);
    if (now.value() == null || then.value() == null) {
      String text = now.value() == null ? now.missing() : "In the run before: " + then.missing();
      return new Observation(false, now.value(), then.value(), text, note);
    }
    BigDecimal moved = now.value().subtract(then.value());
    boolean far =
        moved.signum() != 0
            && moved
                    .abs()
                    .multiply(HUNDRED)
                    .compareTo(condition.percent().multiply(then.value().abs()))
                >= 0;
    boolean fires =
        far
            && switch (condition.direction()) {
              case ANY -> true;
              case UP -> moved.signum() > 0;
              case DOWN -> moved.signum() < 0;
            };
    String text =
        "%s: it was %s and is %s (%s)."
            .formatted(
                condition.words(),
                plain(then.value()),
                plain(now.value()),
                percent(moved, then.value()));
    return new Observation(fires, now.value(), then.value(), text, note);
  }

  /** A change from nothing has no percentage, and counts as more than any. */
  private static String percent(BigDecimal moved, BigDecimal from) {
    if (moved.signum() == 0) {
      return "no change";
    }
    if (from.signum() == 0) {
      return "from nothing";
    }
    BigDecimal percent = moved.multiply(HUNDRED).divide(from.abs(), 1, RoundingMode.HALF_EVEN);
    return (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + " %";
  }

  private static Figure figure(TableRows rows, String column, Condition.Aggregate aggregate) {
    if (aggregate == Condition.Aggregate.COUNT && column == null) {
      return new Figure(BigDecimal.valueOf(rows.total()), null);
    }
    Optional<Integer> position = rows.position(column);
    if (position.isEmpty()) {
      return new Figure(null, missing(column));
    }
    List<Object> cells = rows.values(position.get());
    if (aggregate == Condition.Aggregate.COUNT) {
      return new Figure(BigDecimal.valueOf(cells.size()), null);
    }
    List<BigDecimal> numbers =
        cells.stream().flatMap(cell -> TableRows.number(cell).stream()).toList();
    return numbers.isEmpty()
        ? new Figure(null, "The column '%s' has no number.".formatted(column))
        : new Figure(aggregated(numbers, aggregate), null);
  }

  private static BigDecimal aggregated(List<BigDecimal> numbers, Condition.Aggregate aggregate) {
    BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return switch (aggregate) {
      case FIRST -> numbers.getFirst();
      case LAST -> numbers.getLast();
      case SUM -> sum;
      case AVG -> sum.divide(BigDecimal.valueOf(numbers.size()), MathContext.DECIMAL64);
      case MIN -> numbers.stream().min(BigDecimal::compareTo).orElseThrow();
      case MAX -> numbers.stream().max(BigDecimal::compareTo).orElseThrow();
      case COUNT -> BigDecimal.valueOf(numbers.size());
      case ANY -> throw new IllegalArgumentException("'any' is no figure");
    };
  }

  private static String missing(String column) {
    return "The result has no column '%s'.".formatted(column);
  }

  private static String note(TableRows rows) {
    return rows.whole()
        ? null
        : "Seen were the first %d of %d rows.".formatted(rows.rows().size(), rows.total());
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
