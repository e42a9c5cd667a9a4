package io.querent.report.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.file.ResultAnalysis;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.ir.Operator;
import io.querent.semantics.ir.Selection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything that the checks look at.
 *
 * @param query the query when it is one selection; null for SQL and combinations
 * @param shape what tells its rows apart
 * @param params the values that were bound
 * @param samples the first rows
 * @param analysis what the file service found; null when the rows are no longer there
 * @param earlier earlier runs of the report on the datasource that asked for the same, the newest
 *     first
 * @param control totals without the grouping; null when there are none
 * @param ranges what is known of the columns that parameters are compared with
 */
record RunFacts(
    Selection query,
    ResultShape shape,
    JsonNode params,
    List<ColumnView> columns,
    List<List<Object>> samples,
    long rowCount,
    boolean truncated,
    ResultAnalysis analysis,
    List<Earlier> earlier,
    ControlTotals.Totals control,
    List<Range> ranges,
    Instant ranAt) {

  /** What is remembered of an earlier run. */
  record Earlier(long rowCount, List<ColumnView> columns, Map<String, Double> sums) {}

  /**
   * A parameter and the column that it is compared with.
   *
   * @param known every value of the column; empty when there are many
   */
  record Range(
      String parameter,
      Operator operator,
      String column,
      ColumnType type,
      String min,
      String max,
      List<String> known) {}

  /** The row of that number, counted from 1, if it is at hand. */
  List<Object> row(long number) {
    if (number >= 1 && number <= samples.size()) {
      return samples.get((int) number - 1);
    }
    return analysis == null
        ? null
        : analysis.rows().stream()
            .filter(row -> row.number() == number)
            .map(ResultAnalysis.NumberedRow::cells)
            .findFirst()
            .orElse(null);
  }

  List<ResultAnalysis.Profile> profiles() {
    return analysis == null ? List.of() : analysis.columns();
  }

  /** The sums of the columns that have one, as far as they are finite. */
  Map<String, Double> sums() {
    return profiles().stream()
        .filter(column -> column.sum() != null && Double.isFinite(column.sum()))
        .collect(
            Collectors.toMap(
                ResultAnalysis.Profile::name, ResultAnalysis.Profile::sum, (a, b) -> a));
  }
}
