package io.querent.report.schedule;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The statements over schedules; each within the client or transaction it is given. */
@ApplicationScoped
class ScheduleRepository {

  /** A schedule that is due, and whether its report may run. */
  record Due(ScheduleRow schedule, boolean runnable) {}

  Uni<Boolean> runnable(SqlClient client, String organization, String reportKey) {
    return client
        .preparedQuery("select archived from report.report where organization_id = $1 and key = $2")
        .execute(Tuple.of(organization, reportKey))
        .map(
            rows -> rows.stream().findFirst().map(row -> !row.getBoolean("archived")).orElse(null));
  }

  Uni<List<ScheduleRow>> list(SqlClient client, String organization, String reportKey) {
    return client
        .preparedQuery(
            """
            select * from report.schedule
            where organization_id = $1 and ($2::text is null or report_key = $2)
            order by created_at, id
            """)
        .execute(Tuple.of(organization, reportKey))
        .map(rows -> rows.stream().map(ScheduleRow::of).toList());
  }

  Uni<Optional<ScheduleRow>> find(SqlClient client, String organization, String id) {
    return client
        .preparedQuery("select * from report.schedule where organization_id = $1 and id = $2")
        .execute(Tuple.of(organization, id))
        .map(rows -> rows.stream().findFirst().map(ScheduleRow::of));
  }

  /** The same, held until the end of the transaction. */
  Uni<Optional<ScheduleRow>> lock(SqlClient client, String organization, String id) {
    return client
        .preparedQuery(
            "select * from report.schedule where organization_id = $1 and id = $2 for update")
        .execute(Tuple.of(organization, id))
        .map(rows -> rows.stream().findFirst().map(ScheduleRow::of));
  }

  /** How many the organization has; others that count wait until the end of the transaction. */
  Uni<Long> count(SqlClient client, String organization) {
    return client
        .preparedQuery("select pg_advisory_xact_lock(hashtext('schedule:' || $1))")
        .execute(Tuple.of(organization))
        .flatMap(
            locked ->
                client
                    .preparedQuery(
                        "select count(*) from report.schedule where organization_id = $1")
                    .execute(Tuple.of(organization)))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** Writes a schedule, over the one of the same id. */
  Uni<ScheduleRow> save(SqlClient client, ScheduleRow row) {
    return client
        .preparedQuery(
            """
            insert into report.schedule (id, organization_id, report_key, cron, zone, params,
              datasource_id, misfire, enabled, owner_id, next_fire_at, suspended_reason)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (id) do update set cron = $4, zone = $5, params = $6, datasource_id = $7,
              misfire = $8, enabled = $9, owner_id = $10, next_fire_at = $11,
              suspended_reason = $12, updated_at = clock_timestamp()
            returning *
            """)
        .execute(
            Tuple.tuple()
                .addString(row.id())
                .addString(row.organizationId())
                .addString(row.reportKey())
                .addString(row.cron())
                .addString(row.zone())
                .addString(row.params())
                .addString(row.datasourceId())
                .addString(row.misfire().word())
                .addBoolean(row.enabled())
                .addString(row.ownerId())
                .addOffsetDateTime(utc(row.nextFireAt()))
                .addString(row.suspendedReason()))
        .map(rows -> ScheduleRow.of(rows.iterator().next()));
  }

  Uni<Boolean> delete(SqlClient client, String organization, String id) {
    return client
        .preparedQuery("delete from report.schedule where organization_id = $1 and id = $2")
        .execute(Tuple.of(organization, id))
        .map(done -> done.rowCount() == 1);
  }

  /** Schedules that are due and that no other node holds, held until the end. */
  Uni<List<Due>> due(SqlClient client, Instant now, int most) {
    return client
        .preparedQuery(
            """
            select s.*, coalesce((select not r.archived from report.report r
                where r.organization_id = s.organization_id and r.key = s.report_key), false)
                as runnable
            from report.schedule s
            where s.enabled and s.suspended_reason is null and s.next_fire_at <= $1
            order by s.next_fire_at limit $2 for update of s skip locked
            """)
        .execute(Tuple.of(utc(now), most))
        .map(
            rows ->
                rows.stream()
                    .map(row -> new Due(ScheduleRow.of(row), row.getBoolean("runnable")))
                    .toList());
  }

  /** False when that fire was made already. */
  Uni<Boolean> claim(SqlClient client, String id, Instant fireAt) {
    return client
        .preparedQuery(
            """
            insert into report.schedule_fire (schedule_id, fire_at) values ($1, $2)
            on conflict do nothing
            """)
        .execute(Tuple.of(id, utc(fireAt)))
        .map(done -> done.rowCount() == 1);
  }

  /** Notes which job a fire became. */
  Uni<Void> became(SqlClient client, String id, Instant fireAt, String jobId) {
    return client
        .preparedQuery(
            "update report.schedule_fire set job_id = $3 where schedule_id = $1 and fire_at = $2")
        .execute(Tuple.of(id, utc(fireAt), jobId))
        .replaceWithVoid();
  }

  /** Moves a schedule on. */
  Uni<Void> move(SqlClient client, String id, Instant fired, Instant next) {
    return client
        .preparedQuery(
            """
            update report.schedule set next_fire_at = $3, last_fire_at = coalesce($2, last_fire_at)
            where id = $1
            """)
        .execute(Tuple.of(id, utc(fired), utc(next)))
        .replaceWithVoid();
  }

  Uni<Void> suspend(SqlClient client, String id, String reason) {
    return client
        .preparedQuery(
            """
            update report.schedule set suspended_reason = $2, next_fire_at = null,
              updated_at = clock_timestamp() where id = $1
            """)
        .execute(Tuple.of(id, reason))
        .replaceWithVoid();
  }

  Uni<Void> ran(SqlClient client, String id, String runId) {
    return client
        .preparedQuery("update report.schedule set last_run_id = $2 where id = $1")
        .execute(Tuple.of(id, runId))
        .replaceWithVoid();
  }

  Uni<Void> forget(SqlClient client, Instant before) {
    return client
        .preparedQuery("delete from report.schedule_fire where fire_at < $1")
        .execute(Tuple.of(utc(before)))
        .replaceWithVoid();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
