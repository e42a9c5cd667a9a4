package io.querent.report.run;

import io.querent.contracts.report.RunStatus;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/** A row of {@code report.report_run} with its report; what is JSON stays text. */
public record RunRow(
    String id,
    String reportId,
    String reportKey,
    String reportTitle,
    String versionId,
    int version,
    String organizationId,
    RunStatus status,
    String trigger,
    String datasourceId,
    String params,
    String sql,
    String columns,
    String samples,
    Long rowCount,
    Boolean truncated,
    String resultId,
    Instant resultExpiresAt,
    String warnings,
    String timings,
    String cachedFrom,
    String verdict,
    String error,
    String createdBy,
    Instant leaseUntil,
    boolean cancelRequested,
    Instant createdAt,
    Instant startedAt,
    Instant finishedAt) {

  static RunRow of(Row row) {
    return new RunRow(
        row.getString("id"),
        row.getString("report_id"),
        row.getString("key"),
        row.getString("title"),
        row.getString("report_version_id"),
        row.getInteger("version"),
        row.getString("organization_id"),
        RunStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getString("trigger"),
        row.getString("datasource_id"),
        row.getString("params"),
        row.getString("sql_text"),
        row.getString("columns"),
        row.getString("samples"),
        row.getLong("row_count"),
        row.getBoolean("truncated"),
        row.getString("result_id"),
        instant(row.getOffsetDateTime("result_expires_at")),
        row.getString("warnings"),
        row.getString("timings"),
        row.getString("cached_from"),
        row.getString("verdict"),
        row.getString("error"),
        row.getString("created_by"),
        instant(row.getOffsetDateTime("lease_until")),
        row.getBoolean("cancel_requested"),
        instant(row.getOffsetDateTime("created_at")),
        instant(row.getOffsetDateTime("started_at")),
        instant(row.getOffsetDateTime("finished_at")));
  }

  private static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
