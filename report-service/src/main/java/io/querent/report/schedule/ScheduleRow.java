package io.querent.report.schedule;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A row of {@code report.schedule}. */
record ScheduleRow(
    String id,
    String organizationId,
    String reportKey,
    String cron,
    String zone,
    String params,
    String datasourceId,
    Misfire misfire,
    boolean enabled,
    String ownerId,
    Instant nextFireAt,
    Instant lastFireAt,
    String lastRunId,
    String suspendedReason,
    Instant createdAt,
    Instant updatedAt) {

  static ScheduleRow of(Row row) {
    return new ScheduleRow(
        row.getString("id"),
        row.getString("organization_id"),
        row.getString("report_key"),
        row.getString("cron"),
        row.getString("zone"),
        row.getString("params"),
        row.getString("datasource_id"),
        Misfire.of(row.getString("misfire")),
        row.getBoolean("enabled"),
        row.getString("owner_id"),
        instant(row.getOffsetDateTime("next_fire_at")),
        instant(row.getOffsetDateTime("last_fire_at")),
        row.getString("last_run_id"),
        row.getString("suspended_reason"),
        instant(row.getOffsetDateTime("created_at")),
        instant(row.getOffsetDateTime("updated_at")));
  }

  private static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  FireTimes times() {
    return FireTimes.of(cron, zone);
  }

  boolean active() {
    return enabled && suspendedReason == null;
  }
}
