package io.querent.report.quality;

import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.report.ReportDefinition;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.ir.Dimension;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Grain;
import io.querent.semantics.ir.Selection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the rows of a result mean: by the query when it is one selection, else by how the report
 * draws them.
 *
 * @param keys columns that should tell rows apart; empty when nothing says so
 * @param timeColumn the time axis; null when there is none
 * @param grain width of its periods; null when only the times themselves can tell
 */
record ResultShape(List<String> keys, String timeColumn, Grain grain) {
  private static final Set<String> OVER_AXIS = Set.of("bar", "line", "area");

  static ResultShape of(
      Selection query, List<ReportDefinition.Visual> visuals, List<ColumnView> columns) {
    return query == null
        ? drawn(visuals == null ? List.of() : visuals, columns)
        : asked(query, columns);
  }

  private static ResultShape asked(Selection query, List<ColumnView> columns) {
    List<String> keys = List.of();
    if (query.isGrouped() && query.dimensions().stream().noneMatch(Dimension::hidden)) {
      keys =
          query.dimensions().stream()
              .map(ResultShape::name)
              .filter(name -> column(name, columns) != null)
              .toList();
    }
    for (Dimension dimension : query.dimensions()) {
      Grain grain = dimension.grain() == null ? query.grain() : dimension.grain();
      if (grain != null && isTime(name(dimension), columns)) {
        return new ResultShape(keys, name(dimension), grain);
      }
    }
    return new ResultShape(keys, null, null);
  }

  /** Marks at the same place of an axis would cover each other. */
  private static ResultShape drawn(
      List<ReportDefinition.Visual> visuals, List<ColumnView> columns) {
    return visuals.stream()
        .filter(v -> OVER_AXIS.contains(v.type()) && column(v.x(), columns) != null)
        .findFirst()
        .map(
            v -> {
              List<String> keys =
                  Stream.of(v.x(), v.series())
                      .filter(name -> column(name, columns) != null)
                      .distinct()
                      .toList();
              return new ResultShape(keys, isTime(v.x(), columns) ? v.x() : null, null);
            })
        .orElse(new ResultShape(List.of(), null, null));
  }

  private static String name(Dimension dimension) {
    return dimension.name() == null && dimension.expression() instanceof Expression.Column column
        ? column.name()
        : dimension.name();
  }

  private static boolean isTime(String name, List<ColumnView> columns) {
    ColumnView column = column(name, columns);
    return column != null && ColumnType.of(column.type()).isTemporal();
  }

  private static ColumnView column(String name, List<ColumnView> columns) {
    return columns.stream().filter(c -> Objects.equals(c.name(), name)).findFirst().orElse(null);
  }
}
