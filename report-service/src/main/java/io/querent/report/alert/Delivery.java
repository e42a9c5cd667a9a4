package io.querent.report.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/**
 * One message of an alert and what became of it.
 *
 * @param runId null for a test of a report that has not run yet
 * @param note what could not be sent along
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Delivery(
    String id,
    String alertId,
    String reportKey,
    String runId,
    DeliveryStatus status,
    int attempts,
    String lastError,
    String note,
    String target,
    boolean test,
    Instant createdAt,
    Instant deliveredAt,
    Instant nextAttemptAt) {

  static Delivery of(Row row) {
    return new Delivery(
        row.getString("id"),
        row.getString("alert_id"),
        row.getString("report_key"),
        row.getString("run_id"),
        DeliveryStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getInteger("attempts"),
        row.getString("last_error"),
        row.getString("note"),
        row.getString("target"),
        row.getBoolean("test"),
        instant(row.getOffsetDateTime("created_at")),
        instant(row.getOffsetDateTime("delivered_at")),
        instant(row.getOffsetDateTime("next_attempt_at")));
  }

  private static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
