package io.querent.report.job;

import io.querent.contracts.job.JobStatus;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/** A row of the ledger. */
record JobRow(
    String id,
    String kind,
    String organization,
    String createdBy,
    String caller,
    String payload,
    int units,
    long estimatedMs,
    JobStatus status,
    int generation,
    long fence,
    int attempts,
    int progress,
    String step,
    String result,
    String error,
    boolean cancelRequested,
    long lastSeq,
    Instant createdAt,
    Instant startedAt,
    Instant finishedAt) {

  static JobRow of(Row row) {
    return new JobRow(
        row.getString("id"),
        row.getString("kind"),
        row.getString("organization"),
        row.getString("created_by"),
        row.getString("caller"),
        row.getString("payload"),
        row.getInteger("units"),
        row.getLong("estimated_ms"),
        JobStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getInteger("generation"),
        row.getLong("fence"),
        row.getInteger("attempts"),
        row.getInteger("progress"),
        row.getString("step"),
        row.getString("result"),
        row.getString("error"),
        row.getBoolean("cancel_requested"),
        row.getLong("last_seq"),
        instant(row, "created_at"),
        instant(row, "started_at"),
        instant(row, "finished_at"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
