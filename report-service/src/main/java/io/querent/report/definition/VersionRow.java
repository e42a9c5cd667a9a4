package io.querent.report.definition;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/** A row of {@code report.report_version}. */
public record VersionRow(
    String id,
    String reportId,
    int version,
    String datasourceId,
    String scopeVersionId,
    String definition,
    String checksum,
    String createdBy,
    Instant createdAt) {

  static VersionRow of(Row row) {
    return new VersionRow(
        row.getString("id"),
        row.getString("report_id"),
        row.getInteger("version"),
        row.getString("datasource_id"),
        row.getString("scope_version_id"),
        row.getString("def_json"),
        row.getString("checksum"),
        row.getString("created_by"),
        ReportRow.instant(row.getOffsetDateTime("created_at")));
  }
}
