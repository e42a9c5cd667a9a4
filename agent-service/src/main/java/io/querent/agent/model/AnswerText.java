package io.querent.agent.model;

import io.querent.agent.context.Proposal;
import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.datasource.ResultHead;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.Selection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts a result into a sentence or two, from its rows alone. */
final class AnswerText {
  private static final int MOST_LISTED = 5;
  private static final int MOST_NAMED = 4;
  private static final int DECIMALS = 2;

  private AnswerText() {}

  static String of(ResultHead result, Proposal proposal) {
    String title = proposal.title() == null ? "Result" : proposal.title();
    if (result.rowCount() == 0) {
      return title + ": nothing in the data matches.";
    }
    if (result.rowCount() == 1) {
      return oneRow(result, title);
    }
    if (result.columns().size() == 1) {
      return title + ": " + listed(result) + ".";
    }
    String lead = isGrouped(proposal.ir()) ? extremes(result) : "";
    return title + ": " + count(result) + "." + lead;
  }

  private static String oneRow(ResultHead result, String title) {
    List<Object> row = result.rows().getFirst();
    if (row.size() == 1) {
      return title + ": " + value(row.getFirst(), result.columns().getFirst()) + ".";
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < Math.min(row.size(), MOST_NAMED); i++) {
      ColumnView column = result.columns().get(i);
      parts.add(label(column) + " " + value(row.get(i), column));
    }
    return title + ": " + String.join(", ", parts) + (row.size() > MOST_NAMED ? ", …" : ".");
  }

  private static String listed(ResultHead result) {
    ColumnView column = result.columns().getFirst();
    List<String> values =
        result.rows().stream()
            .limit(MOST_LISTED)
            .map(row -> value(row.getFirst(), column))
            .toList();
    long more = result.rowCount() - values.size();
    return String.join(", ", values) + (more > 0 ? " and " + whole(more) + " more" : "");
  }

  private static String count(ResultHead result) {
    return whole(result.rowCount())
        + " rows"
        + (result.truncated() ? " (the row limit cut the rest)" : "");
  }

  /** Largest and smallest value of the last measure, when every row is at hand. */
  private static String extremes(ResultHead result) {
    int measure = result.columns().size() - 1;
    boolean complete = result.rows().size() == result.rowCount();
    if (!complete || !result.rows().stream().allMatch(row -> row.get(measure) instanceof Number)) {
      return "";
    }
    List<Object> most = result.rows().getFirst();
    List<Object> least = most;
    for (List<Object> row : result.rows()) {
      if (number(row.get(measure)).compareTo(number(most.get(measure))) > 0) {
        most = row;
      }
      if (number(row.get(measure)).compareTo(number(least.get(measure))) < 0) {
        least = row;
      }
    }
    ColumnView column = result.columns().get(measure);
    if (number(most.get(measure)).compareTo(number(least.get(measure))) == 0) {
      return " All have %s %s.".formatted(label(column), value(most.get(measure), column));
    }
    return " The highest %s is %s (%s), the lowest %s (%s)."
        .formatted(
            label(column),
            value(most.get(measure), column),
            name(most, result),
            value(least.get(measure), column),
            name(least, result));
  }

  private static String name(List<Object> row, ResultHead result) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < row.size() - 1; i++) {
      if (!(row.get(i) instanceof BigDecimal) && !(row.get(i) instanceof Double)) {
        parts.add(CalendarText.of(String.valueOf(row.get(i)), result.columns().get(i)));
      }
    }
    return String.join(", ", parts.subList(0, Math.min(parts.size(), 2)));
  }

  private static boolean isGrouped(Ir ir) {
    return ir instanceof Selection selection
        && !selection.metrics().isEmpty()
        && !selection.dimensions().isEmpty();
  }

  private static BigDecimal number(Object value) {
    return new BigDecimal(value.toString());
  }

  private static String label(ColumnView column) {
    return column.name().replace('_', ' ');
  }

  private static String value(Object value, ColumnView column) {
    if (value == null) {
      return "no value";
    }
    boolean calendar = column.name().toLowerCase(Locale.ROOT).contains("year");
    if (!(value instanceof Number) || calendar) {
      return CalendarText.of(value.toString(), column);
    }
    BigDecimal number = number(value);
    NumberFormat format = NumberFormat.getNumberInstance(Locale.ENGLISH);
    boolean small = number.abs().compareTo(BigDecimal.ONE) < 0;
    boolean whole = number.stripTrailingZeros().scale() <= 0;
    format.setMinimumFractionDigits(whole ? 0 : DECIMALS);
    format.setMaximumFractionDigits(small ? DECIMALS * 2 : DECIMALS);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(number) + (column.unit() == null ? "" : " " + column.unit());
  }

  private static String whole(long count) {
    return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(count);
  }
}
