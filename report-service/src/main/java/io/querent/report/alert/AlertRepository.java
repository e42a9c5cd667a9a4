package io.querent.report.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The statements over alerts; each within the client or transaction it is given. */
@ApplicationScoped
class AlertRepository {
  @Inject ObjectMapper json;

  /** An alert and a run that it was not held against yet. */
  record Open(String alertId, String organizationId, String runId) {}

  Uni<Boolean> reportExists(SqlClient client, String organization, String key) {
    return client
        .preparedQuery("select 1 from report.report where organization_id = $1 and key = $2")
        .execute(Tuple.of(organization, key))
        .map(rows -> rows.size() > 0);
  }

  Uni<List<AlertRow>> list(SqlClient client, String organization, String reportKey) {
    return client
        .preparedQuery(
            """
            select * from report.alert
            where organization_id = $1 and ($2::text is null or report_key = $2)
            order by created_at, id
            """)
        .execute(Tuple.of(organization, reportKey))
        .map(rows -> rows.stream().map(this::alert).toList());
  }

  Uni<Optional<AlertRow>> find(SqlClient client, String organization, String id) {
    return client
        .preparedQuery("select * from report.alert where organization_id = $1 and id = $2")
        .execute(Tuple.of(organization, id))
        .map(rows -> rows.stream().findFirst().map(this::alert));
  }

  /** How many the organization has; others that count wait until the end of the transaction. */
  Uni<Long> count(SqlClient client, String organization) {
    return client
        .preparedQuery("select pg_advisory_xact_lock(hashtext('alert:' || $1))")
        .execute(Tuple.of(organization))
        .flatMap(
            locked ->
                client
                    .preparedQuery("select count(*) from report.alert where organization_id = $1")
                    .execute(Tuple.of(organization)))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /**
   * Writes an alert, over the one of the same id.
   *
   * @param anew whether runs that have ended before now are left alone from now on
   */
  Uni<AlertRow> save(SqlClient client, AlertRow row, boolean anew) {
    return client
        .preparedQuery(
            """
            insert into report.alert (id, organization_id, report_key, name, condition, delivery,
              sealed_secret, enabled, owner_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (id) do update set name = $4, condition = $5, delivery = $6,
              sealed_secret = $7, enabled = $8, owner_id = $9, updated_at = clock_timestamp(),
              active_since = case when $10 then clock_timestamp() else alert.active_since end
            returning *
            """)
        .execute(
            Tuple.tuple()
                .addString(row.id())
                .addString(row.organizationId())
                .addString(row.reportKey())
                .addString(row.name())
                .addString(write(row.condition(), Condition.class))
                .addString(write(row.delivery(), Channel.class))
                .addString(row.sealedSecret())
                .addBoolean(row.enabled())
                .addString(row.ownerId())
                .addBoolean(anew))
        .map(rows -> alert(rows.iterator().next()));
  }

  Uni<Boolean> delete(SqlClient client, String organization, String id) {
    return client
        .preparedQuery("delete from report.alert where organization_id = $1 and id = $2")
        .execute(Tuple.of(organization, id))
        .map(done -> done.rowCount() == 1);
  }

  /**
   * Runs that have ended, and been checked or waited for long enough, with the alerts that were not
   * held against them yet. A run that shares an earlier one's result tells nothing new.
   */
  Uni<List<Open>> open(SqlClient client, Instant since, Instant uncheckedBefore, int most) {
    return client
        .preparedQuery(
            """
            select a.id as alert_id, a.organization_id, r.id as run_id
            from report.report_run r
            join report.report p on p.id = r.report_id
            join report.alert a
              on a.organization_id = r.organization_id and a.report_key = p.key and a.enabled
            where r.finished_at > $1 and r.finished_at >= a.active_since and r.cached_from is null
              and (r.status = 'failed' or r.status = 'completed'
                and (r.verdict is not null or r.finished_at < $2))
              and not exists (select 1 from report.alert_evaluation e
                where e.alert_id = a.id and e.run_id = r.id)
            order by r.finished_at limit $3
            """)
        .execute(Tuple.of(utc(since), utc(uncheckedBefore), most))
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Open(
                                row.getString("alert_id"),
                                row.getString("organization_id"),
                                row.getString("run_id")))
                    .toList());
  }

  /** The alerts that watch a run's report and were not held against that run yet. */
  Uni<List<Open>> openOf(SqlClient client, String runId) {
    return client
        .preparedQuery(
            """
            select a.id as alert_id, a.organization_id, r.id as run_id
            from report.report_run r
            join report.report p on p.id = r.report_id
            join report.alert a
              on a.organization_id = r.organization_id and a.report_key = p.key and a.enabled
            where r.id = $1 and r.status in ('completed', 'failed') and r.cached_from is null
              and r.finished_at >= a.active_since
              and not exists (select 1 from report.alert_evaluation e
                where e.alert_id = a.id and e.run_id = r.id)
            """)
        .execute(Tuple.of(runId))
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Open(
                                row.getString("alert_id"),
                                row.getString("organization_id"),
                                row.getString("run_id")))
                    .toList());
  }

  /** The latest completed run of the alert's report. */
  Uni<Optional<String>> latestRun(SqlClient client, AlertRow alert) {
    return client
        .preparedQuery(
            """
            select r.id from report.report_run r join report.report p on p.id = r.report_id
            where p.organization_id = $1 and p.key = $2 and r.status = 'completed'
            order by r.created_at desc, r.id desc limit 1
            """)
        .execute(Tuple.of(alert.organizationId(), alert.reportKey()))
        .map(rows -> rows.stream().findFirst().map(row -> row.getString("id")));
  }

  /** False when the alert was held against that run already, here or elsewhere. */
  Uni<Boolean> evaluated(SqlClient client, String alertId, String runId, Observation seen) {
    String observed = seen.value() == null ? null : seen.value().toPlainString();
    return client
        .preparedQuery(
            """
            insert into report.alert_evaluation (alert_id, run_id, fired, observed, note)
            select id, $2, $3, $4, $5 from report.alert where id = $1
            on conflict do nothing
            """)
        .execute(
            Tuple.tuple()
                .addString(alertId)
                .addString(runId)
                .addBoolean(seen.fired())
                .addString(observed)
                .addString(seen.note() == null ? seen.text() : seen.text() + " " + seen.note()))
        .map(done -> done.rowCount() == 1);
  }

  Uni<Void> forget(SqlClient client, Instant before) {
    return client
        .preparedQuery("delete from report.alert_evaluation where evaluated_at < $1")
        .execute(Tuple.of(utc(before)))
        .replaceWithVoid();
  }

  private AlertRow alert(Row row) {
    return new AlertRow(
        row.getString("id"),
        row.getString("organization_id"),
        row.getString("report_key"),
        row.getString("name"),
        read(row.getString("condition"), Condition.class),
        read(row.getString("delivery"), Channel.class),
        row.getString("sealed_secret"),
        row.getBoolean("enabled"),
        row.getString("owner_id"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("updated_at").toInstant());
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored alert cannot be read", e);
    }
  }

  private <T> String write(T value, Class<T> type) {
    try {
      return json.writerFor(type).writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an alert cannot be written as JSON", e);
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
