package io.querent.report.alert;

import io.querent.kit.id.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The statements over deliveries; each within the client or transaction it is given. */
@ApplicationScoped
class DeliveryRepository {

  /** A delivery that this node holds for a while, and what the alert saw, as JSON. */
  record Taken(Delivery delivery, String organizationId, String observation) {}

  Uni<Delivery> insert(
      SqlClient client, AlertRow alert, String runId, boolean test, String observation) {
    return client
        .preparedQuery(
            """
            insert into report.alert_delivery (id, alert_id, organization_id, report_key, run_id,
              test, status, target, observation, next_attempt_at)
            values ($1, $2, $3, $4, $5, $6, 'pending', $7, $8, clock_timestamp()) returning *
            """)
        .execute(
            Tuple.tuple()
                .addString(Ids.next("dlv"))
                .addString(alert.id())
                .addString(alert.organizationId())
                .addString(alert.reportKey())
                .addString(runId)
                .addBoolean(test)
                .addString(alert.delivery().target())
                .addString(observation))
        .map(rows -> Delivery.of(rows.iterator().next()));
  }

  /** Takes deliveries that are due and that no other node holds. */
  Uni<List<Taken>> take(SqlClient client, int most, Duration lease) {
    return client
        .preparedQuery(
            """
            update report.alert_delivery d set attempts = attempts + 1,
              lease_until = clock_timestamp() + $2 * interval '1 millisecond'
            where id in (select id from report.alert_delivery
              where status = 'pending' and next_attempt_at <= clock_timestamp()
                and (lease_until is null or lease_until < clock_timestamp())
              order by next_attempt_at limit $1 for update skip locked)
            returning *
            """)
        .execute(Tuple.of(most, (double) lease.toMillis()))
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Taken(
                                Delivery.of(row),
                                row.getString("organization_id"),
                                row.getString("observation")))
                    .toList());
  }

  Uni<Void> delivered(SqlClient client, String id, String note) {
    return client
        .preparedQuery(
            """
            update report.alert_delivery set status = 'delivered', note = $2, last_error = null,
              delivered_at = clock_timestamp(), next_attempt_at = null, lease_until = null
            where id = $1 and status = 'pending'
            """)
        .execute(Tuple.of(id, note))
        .replaceWithVoid();
  }

  /** Notes a failed attempt; without a wait it was the last one. */
  Uni<Void> missed(SqlClient client, String id, String error, Optional<Duration> wait) {
    return client
        .preparedQuery(
            """
            update report.alert_delivery set last_error = $2, lease_until = null,
              status = case when $3::float8 is null then 'failed' else 'pending' end,
              next_attempt_at = clock_timestamp() + $3 * interval '1 millisecond'
            where id = $1 and status = 'pending'
            """)
        .execute(Tuple.of(id, error, wait.map(w -> (double) w.toMillis()).orElse(null)))
        .replaceWithVoid();
  }

  /** Ends what is still to be sent of an alert that is no more. */
  Uni<Void> abandon(SqlClient client, String alertId) {
    return client
        .preparedQuery(
            """
            update report.alert_delivery set status = 'failed', next_attempt_at = null,
              lease_until = null, last_error = 'The alert was deleted.'
            where alert_id = $1 and status = 'pending'
            """)
        .execute(Tuple.of(alertId))
        .replaceWithVoid();
  }

  Uni<List<Delivery>> page(SqlClient client, String organization, DeliveryFilter filter) {
    return client
        .preparedQuery(
            """
            select * from report.alert_delivery d where organization_id = $1
              and ($2::text is null or alert_id = $2) and ($3::text is null or report_key = $3)
              and ($4::text is null or status = $4)
              and ($5::text is null or (created_at, id) < (select b.created_at, b.id
                from report.alert_delivery b where b.id = $5 and b.organization_id = $1))
            order by created_at desc, id desc limit $6
            """)
        .execute(
            Tuple.tuple()
                .addString(organization)
                .addString(filter.alert())
                .addString(filter.report())
                .addString(filter.status())
                .addString(filter.before())
                .addInteger(filter.limit()))
        .map(rows -> rows.stream().map(Delivery::of).toList());
  }

  Uni<Optional<Delivery>> find(SqlClient client, String organization, String id) {
    return client
        .preparedQuery("select * from report.alert_delivery where organization_id = $1 and id = $2")
        .execute(Tuple.of(organization, id))
        .map(rows -> rows.stream().findFirst().map(Delivery::of));
  }

  /** Makes one due now with all its attempts before it; false when it is delivered. */
  Uni<Boolean> again(SqlClient client, String organization, String id) {
    return client
        .preparedQuery(
            """
            update report.alert_delivery set status = 'pending', attempts = 0,
              next_attempt_at = clock_timestamp()
            where organization_id = $1 and id = $2 and status <> 'delivered'
            """)
        .execute(Tuple.of(organization, id))
        .map(done -> done.rowCount() == 1);
  }

  Uni<Void> forget(SqlClient client, Instant before) {
    return client
        .preparedQuery(
            "delete from report.alert_delivery where created_at < $1 and status <> 'pending'")
        .execute(Tuple.of(before.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }
}
