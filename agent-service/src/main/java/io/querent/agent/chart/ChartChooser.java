package io.querent.agent.chart;

import io.querent.contracts.agent.Chart;
import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.datasource.ResultHead;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.Metric;
import io.querent.semantics.ir.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Picks the chart that a result's shape asks for: one number is a metric, a time axis is a line,
 * categories are bars, few shares are a pie, two measures are a scatter plot. Anything else is a
 * table.
 */
public final class ChartChooser {
  private static final Set<String> NUMERIC = Set.of("integer", "decimal", "float");
  private static final Set<String> TEMPORAL = Set.of("date", "timestamp", "timestamp_tz");
  private static final int MOST_BARS = 60;
  private static final int MOST_SLICES = 8;
  private static final int MOST_SERIES = 16;
  private static final int MOST_MEASURES = 4;

  private ChartChooser() {}

  /**
   * The chart for a result.
   *
   * @param ir the query behind it; null when SQL was written by hand
   * @return null when only a table makes sense
   */
  public static Chart choose(ResultHead result, Ir ir, String title) {
    Shape shape = Shape.of(result, ir);
    if (result.rowCount() == 0 || shape.measures().isEmpty()) {
      return null;
    }
    if (result.rowCount() == 1 && shape.measures().size() == 1) {
      return new Chart("metric", null, shape.measures(), null, title, List.of("table"));
    }
    if (result.rowCount() < 2) {
      return null;
    }
    if (!shape.times().isEmpty()) {
      return overTime(shape, result, title);
    }
    if (!shape.categories().isEmpty()) {
      return overCategories(shape, result, ir, title);
    }
    return scatter(shape, title);
  }

  private static Chart overTime(Shape shape, ResultHead result, String title) {
    String series = shape.categories().size() == 1 ? shape.categories().getFirst() : null;
    if (shape.categories().size() > 1
        || (series != null && distinct(result, series) > MOST_SERIES)) {
      return null;
    }
    List<String> measures =
        series == null ? few(shape.measures()) : List.of(shape.measures().getFirst());
    return new Chart(
        "line", shape.times().getFirst(), measures, series, title, List.of("area", "bar", "table"));
  }

  private static Chart overCategories(Shape shape, ResultHead result, Ir ir, String title) {
    if (shape.categories().size() > 2 || result.rowCount() > MOST_BARS || shape.wide()) {
      return null;
    }
    String x = shape.categories().getFirst();
    String series = null;
    if (shape.categories().size() == 2) {
      boolean firstRepeats = distinct(result, x) < result.rows().size();
      if (firstRepeats) {
        series = shape.categories().getLast();
        if (distinct(result, series) > MOST_SERIES) {
          return null;
        }
      }
    }
    List<String> measures =
        series == null ? few(shape.measures()) : List.of(shape.measures().getFirst());
    List<String> alternatives = new ArrayList<>(List.of("line", "table"));
    boolean pieFits =
        series == null
            && measures.size() == 1
            && result.rowCount() <= MOST_SLICES
            && nonNegative(result, measures.getFirst());
    if (pieFits && isShare(ir)) {
      return new Chart("pie", x, measures, null, title, List.of("bar", "table"));
    }
    if (pieFits) {
      alternatives.add(1, "pie");
    }
    return new Chart("bar", x, measures, series, title, alternatives);
  }

  private static Chart scatter(Shape shape, String title) {
    if (shape.measures().size() != 2) {
      return null;
    }
    return new Chart(
        "scatter",
        shape.measures().getFirst(),
        List.of(shape.measures().getLast()),
        null,
        title,
        List.of("table"));
  }

  private static List<String> few(List<String> measures) {
    return measures.subList(0, Math.min(measures.size(), MOST_MEASURES));
  }

  private static boolean isShare(Ir ir) {
    return ir instanceof Selection selection
        && selection.metrics().stream()
            .anyMatch(m -> m.transform() != null && m.transform().kind() == Metric.Kind.SHARE);
  }

  private static long distinct(ResultHead result, String column) {
    int index = index(result, column);
    return result.rows().stream().map(row -> row.get(index)).distinct().count();
  }

  private static boolean nonNegative(ResultHead result, String column) {
    int index = index(result, column);
    return result.rows().stream()
        .map(row -> row.get(index))
        .allMatch(value -> value instanceof Number number && number.doubleValue() >= 0);
  }

  private static int index(ResultHead result, String column) {
    List<String> names = result.columns().stream().map(ColumnView::name).toList();
    return names.indexOf(column);
  }

  /**
   * The roles of the columns.
   *
   * @param wide whether it has more plain columns than a chart can show
   */
  private record Shape(
      List<String> times, List<String> categories, List<String> measures, boolean wide) {

    static Shape of(ResultHead result, Ir ir) {
      Set<String> dimensions = dimensionNames(result, ir);
      List<String> times = new ArrayList<>();
      List<String> categories = new ArrayList<>();
      List<String> measures = new ArrayList<>();
      for (ColumnView column : result.columns()) {
        boolean grouped = dimensions.contains(column.name());
        if (TEMPORAL.contains(column.type()) || (grouped && isYear(column, result))) {
          times.add(column.name());
        } else if (NUMERIC.contains(column.type()) && !grouped && !isKey(column.name())) {
          measures.add(column.name());
        } else if (!isKey(column.name()) || grouped) {
          categories.add(column.name());
        }
      }
      boolean wide = result.columns().size() > 4 && !isGrouped(ir);
      return new Shape(times, categories, measures, wide);
    }

    private static boolean isGrouped(Ir ir) {
      return ir instanceof Selection selection && !selection.metrics().isEmpty();
    }

    /** Columns that group: those before the metrics, which come last. */
    private static Set<String> dimensionNames(ResultHead result, Ir ir) {
      if (!(ir instanceof Selection selection) || selection.metrics().isEmpty()) {
        return Set.of();
      }
      int count = Math.max(0, result.columns().size() - selection.metrics().size());
      return Set.copyOf(
          result.columns().subList(0, count).stream().map(ColumnView::name).distinct().toList());
    }

    private static boolean isYear(ColumnView column, ResultHead result) {
      if (!column.name().toLowerCase(Locale.ROOT).contains("year")) {
        return false;
      }
      int index = index(result, column.name());
      return result.rows().stream()
          .map(row -> row.get(index))
          .allMatch(v -> v instanceof Number n && n.intValue() > 1000 && n.intValue() < 3000);
    }

    private static boolean isKey(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      return lower.equals("id")
          || lower.endsWith("_id")
          || name.endsWith("Id")
          || name.endsWith("ID");
    }
  }
}
