package io.querent.report.definition;

import io.querent.contracts.report.LastRunView;
import io.querent.contracts.report.ReportView;
import io.querent.contracts.report.RunStatus;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/** A row of {@code report.report} with its latest version and its newest run. */
public record ReportRow(
    String id,
    String organizationId,
    String key,
    String title,
    String description,
    String ownerId,
    boolean archived,
    Integer latestVersion,
    String datasourceId,
    LastRunView lastRun,
    Instant createdAt,
    Instant updatedAt) {

  static ReportRow of(Row row) {
    return new ReportRow(
        row.getString("id"),
        row.getString("organization_id"),
        row.getString("key"),
        row.getString("title"),
        row.getString("description"),
        row.getString("owner_id"),
        row.getBoolean("archived"),
        row.getInteger("latest_version"),
        row.getString("datasource_id"),
        lastRun(row),
        instant(row.getOffsetDateTime("created_at")),
        instant(row.getOffsetDateTime("updated_at")));
  }

  private static LastRunView lastRun(Row row) {
    String run = row.getString("run_id");
    return run == null
        ? null
        : new LastRunView(
            run,
            RunStatus.valueOf(row.getString("run_status").toUpperCase(Locale.ROOT)),
            row.getString("run_verdict"),
            instant(row.getOffsetDateTime("run_finished_at")));
  }

  static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  ReportView view() {
    return new ReportView(
        id,
        key,
        title,
        description,
        ownerId,
        archived,
        latestVersion,
        datasourceId,
        lastRun,
        createdAt,
        updatedAt);
  }
}
