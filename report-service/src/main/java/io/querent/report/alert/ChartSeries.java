package io.querent.report.alert;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.contracts.report.ReportDefinition;
import io.querent.report.result.TableRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The figures of a chart: for each series one value for each label, null where there is none.
 *
 * @param labels along the x axis, in the order of the rows
 */
record ChartSeries(List<String> labels, Map<String, List<Double>> series) {
  private static final int MOST_LABELS = 500;
  private static final int MOST_SERIES = 8;

  /** The figures of a visual; empty when the rows have not got its columns. */
  static Optional<ChartSeries> of(ReportDefinition.Visual visual, TableRows rows) {
    Optional<Integer> x = rows.position(visual.x());
    List<Integer> measures =
        columns(visual.y()).stream().flatMap(y -> rows.position(y).stream()).toList();
    if (x.isEmpty() || measures.isEmpty()) {
      return Optional.empty();
    }
    Optional<Integer> split =
        visual.series() == null ? Optional.empty() : rows.position(visual.series());
    List<String> labels = labels(rows, x.get());
    Map<String, List<Double>> series = new LinkedHashMap<>();
    for (List<Object> row : rows.rows()) {
      int at = labels.indexOf(Objects.toString(row.get(x.get()), ""));
      for (int measure : measures) {
        String name =
            split.map(s -> Objects.toString(row.get(s), "")).orElse(rows.columns().get(measure));
        Optional<Double> value = TableRows.number(row.get(measure)).map(n -> n.doubleValue());
        if (at >= 0
            && value.isPresent()
            && (series.size() < MOST_SERIES || series.containsKey(name))) {
          series
              .computeIfAbsent(name, n -> new ArrayList<>(Collections.nCopies(labels.size(), null)))
              .set(at, value.get());
        }
      }
    }
    return series.isEmpty() ? Optional.empty() : Optional.of(new ChartSeries(labels, series));
  }

  private static List<String> labels(TableRows rows, int x) {
    LinkedHashSet<String> labels = new LinkedHashSet<>();
    for (List<Object> row : rows.rows()) {
      if (labels.size() < MOST_LABELS) {
        labels.add(Objects.toString(row.get(x), ""));
      }
    }
    return List.copyOf(labels);
  }

  private static List<String> columns(JsonNode y) {
    List<String> names = new ArrayList<>();
    if (y != null && y.isArray()) {
      y.forEach(name -> names.add(name.asText()));
    } else if (y != null) {
      names.add(y.asText());
    }
    return names;
  }

  boolean nowhereBelowZero() {
    return series.values().stream()
        .flatMap(List::stream)
        .noneMatch(value -> value != null && value < 0);
  }
}
