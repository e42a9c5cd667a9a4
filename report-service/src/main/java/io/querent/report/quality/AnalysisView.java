package io.querent.report.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/**
 * A kept judgement over a run.
 *
 * @param verdictJson {@code {verdict, summary, checks[], findings[], profile?}}
 */
public record AnalysisView(
    String id,
    String runId,
    String verdict,
    JsonNode verdictJson,
    String analysisMd,
    String modelUsed,
    String rubricVersion,
    Instant createdAt) {

  static AnalysisView of(Row row, JsonNode verdict) {
    return new AnalysisView(
        row.getString("id"),
        row.getString("run_id"),
        row.getString("verdict"),
        verdict,
        row.getString("analysis_md"),
        row.getString("model_used"),
        row.getString("rubric_version"),
        row.getOffsetDateTime("created_at").toInstant());
  }
}
