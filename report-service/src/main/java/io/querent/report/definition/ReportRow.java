package io.querent.report.definition;

import io.querent.contracts.report.ReportView;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A row of {@code report.report} with its latest version. */
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
        instant(row.getOffsetDateTime("created_at")),
        instant(row.getOffsetDateTime("updated_at")));
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
        createdAt,
        updatedAt);
  }
}
