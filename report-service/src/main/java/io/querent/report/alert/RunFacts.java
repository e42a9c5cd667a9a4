package io.querent.report.alert;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.contracts.report.ReportDefinition;
import io.querent.report.result.TableRows;
import java.time.Instant;
import java.util.List;

/**
 * An ended run as alerts see it.
 *
 * @param failure what went wrong in a failed run
 * @param resultId null when nothing was kept
 * @param samples the first rows
 */
record RunFacts(
    String id,
    String organizationId,
    String reportKey,
    String reportTitle,
    boolean failed,
    String failure,
    String verdict,
    long rowCount,
    String resultId,
    JsonNode params,
    List<String> columns,
    List<List<Object>> samples,
    List<ReportDefinition.Visual> visuals,
    Instant finishedAt) {

  /** What is at hand of its rows. */
  TableRows rows() {
    return TableRows.of(columns, samples, rowCount);
  }
}
