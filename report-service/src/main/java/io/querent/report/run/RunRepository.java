package io.querent.report.run;

import io.querent.contracts.identity.Caller;
import io.querent.contracts.report.RunStatus;
import io.querent.kit.store.ReactiveStore;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The statements over runs. A state changes only where the present one allows it. Blocks. */
@ApplicationScoped
class RunRepository {
  private static final String SELECT =
      "select n.*, r.key, r.title from report.report_run n join report.report r on r.id ="
          + " n.report_id ";
  private static final String TARGET =
      """
      select r.id as report_id, r.key, r.title, r.archived, v.id as version_id, v.version,
        v.datasource_id
      from report.report r
      left join lateral (select id, version, datasource_id from report.report_version
        where report_id = r.id and ($3::int is null or version = $3)
        order by version desc limit 1) v on true
      where r.organization_id = $1 and r.key = $2
      """;
  private static final String REUSE =
      """
      with made as (
        insert into report.report_run (id, report_id, report_version_id, version, organization_id,
          status, trigger, idempotency_key, datasource_id, params, params_hash, sql_text, columns,
          samples, row_count, truncated, result_id, result_expires_at, warnings, timings,
          cached_from, verdict, created_by, started_at, finished_at)
        select $1, report_id, report_version_id, version, organization_id, 'completed', $2, $3,
          datasource_id, params, params_hash, sql_text, columns, samples, row_count, truncated,
          result_id, result_expires_at, warnings, timings, id, verdict, $4, clock_timestamp(),
          clock_timestamp()
        from report.report_run
        where report_version_id = $5 and datasource_id = $6 and params_hash = $7
          and organization_id = $8 and status = 'completed' and cached_from is null
          and finished_at > clock_timestamp() - $9 * interval '1 millisecond'
          and result_expires_at > clock_timestamp()
        order by finished_at desc limit 1
        on conflict do nothing returning *)
      select n.*, r.key, r.title from made n join report.report r on r.id = n.report_id
      """;
  private static final String INSERT =
      """
      insert into report.report_run (id, report_id, report_version_id, version, organization_id,
        status, trigger, idempotency_key, datasource_id, params, params_hash, created_by, node_id,
        lease_until)
      values ($1, $2, $3, $4, $5, 'queued', $6, $7, $8, $9, $10, $11, $12,
        clock_timestamp() + $13 * interval '1 millisecond')
      on conflict do nothing
      """;
  private static final String START =
      """
      update report.report_run set status = 'running', started_at = clock_timestamp()
      where id = $1 and status = any($2) and not cancel_requested returning *
      """;
  private static final String COMPLETE =
      """
      update report.report_run set status = 'completed', finished_at = clock_timestamp(),
        sql_text = $3, columns = $4, samples = $5, row_count = $6, truncated = $7, result_id = $8,
        result_expires_at = $9, warnings = $10, timings = $11, lease_until = null
      where id = $1 and status = any($2) returning *
      """;
  private static final String END =
      """
      update report.report_run set status = $3, error = $4, finished_at = clock_timestamp(),
        lease_until = null
      where id = $1 and status = any($2) returning *
      """;
  private static final String PAGE =
      """
      where n.organization_id = $1 and ($2::text is null or r.key = $2)
        and ($3::text is null or n.status = $3)
        and ($4::text is null or (n.created_at, n.id) <
          (select b.created_at, b.id from report.report_run b where b.id = $4))
      order by n.created_at desc, n.id desc limit $5
      """;

  @Inject Pool pool;

  Optional<RunTarget> target(Caller caller, String key, Integer version) {
    return rows(TARGET, Tuple.of(caller.organizationId(), key, version)).stream()
        .findFirst()
        .map(
            row ->
                new RunTarget(
                    row.getString("report_id"),
                    row.getString("key"),
                    row.getString("title"),
                    row.getBoolean("archived"),
                    row.getString("version_id"),
                    row.getInteger("version") == null ? 0 : row.getInteger("version"),
                    row.getString("datasource_id"),
                    null));
  }

  String definition(String versionId) {
    return rows("select def_json from report.report_version where id = $1", Tuple.of(versionId))
        .iterator()
        .next()
        .getString(0);
  }

  /** A run that shares the result of a recent one; empty when there is none. */
  Optional<RunRow> reuse(NewRun run, Duration age) {
    return first(
        rows(
            REUSE,
            Tuple.tuple()
                .addString(run.id())
                .addString(run.order().trigger())
                .addString(run.order().once())
                .addString(run.caller().userId())
                .addString(run.target().versionId())
                .addString(run.datasourceId())
                .addString(run.paramsHash())
                .addString(run.caller().organizationId())
                .addLong(age.toMillis())));
  }

  /** False when a run of the same {@code once} is there. */
  boolean insert(NewRun run, String node, Duration lease) {
    return rows(
                INSERT,
                Tuple.tuple()
                    .addString(run.id())
                    .addString(run.target().reportId())
                    .addString(run.target().versionId())
                    .addInteger(run.target().version())
                    .addString(run.caller().organizationId())
                    .addString(run.order().trigger())
                    .addString(run.order().once())
                    .addString(run.datasourceId())
                    .addString(run.paramsText())
                    .addString(run.paramsHash())
                    .addString(run.caller().userId())
                    .addString(node)
                    .addLong(lease.toMillis()))
            .rowCount()
        == 1;
  }

  /** The run at work now; empty when it may not begin any more. */
  Optional<RunRow> start(String id) {
    return first(rows(moved(START), Tuple.of(id, before(RunStatus.RUNNING))));
  }

  /** The completed run; empty when it has ended otherwise. */
  Optional<RunRow> complete(String id, Outcome outcome) {
    return first(
        rows(
            moved(COMPLETE),
            Tuple.tuple()
                .addString(id)
                .addArrayOfString(before(RunStatus.COMPLETED))
                .addString(outcome.sql())
                .addString(outcome.columns())
                .addString(outcome.samples())
                .addLong(outcome.rowCount())
                .addBoolean(outcome.truncated())
                .addString(outcome.resultId())
                .addOffsetDateTime(
                    outcome.expiresAt() == null
                        ? null
                        : OffsetDateTime.ofInstant(outcome.expiresAt(), ZoneOffset.UTC))
                .addString(outcome.warnings())
                .addString(outcome.timings())));
  }

  /** The run with its end; empty when it had ended before. */
  Optional<RunRow> end(String id, RunStatus status, String error) {
    return first(rows(moved(END), Tuple.of(id, before(status), status.word(), error)));
  }

  private static String moved(String update) {
    return "with n as ("
        + update
        + ") select n.*, r.key, r.title from n join report.report r on r.id = n.report_id";
  }

  /** The states from which a move is legal. */
  private static String[] before(RunStatus status) {
    return Arrays.stream(RunStatus.values())
        .filter(s -> s.next().contains(status))
        .map(RunStatus::word)
        .toArray(String[]::new);
  }

  Optional<RunRow> find(String organization, String id) {
    return first(
        rows(SELECT + "where n.id = $1 and n.organization_id = $2", Tuple.of(id, organization)));
  }

  /** A run whoever it belongs to; for work of the service itself. */
  Optional<RunRow> find(String id) {
    return first(rows(SELECT + "where n.id = $1", Tuple.of(id)));
  }

  Optional<RunRow> findOnce(String organization, String once) {
    return first(
        rows(
            SELECT + "where n.organization_id = $1 and n.idempotency_key = $2",
            Tuple.of(organization, once)));
  }

  void release(String id) {
    rows("update report.report_run set idempotency_key = null where id = $1", Tuple.of(id));
  }

  List<RunRow> page(String organization, String report, String status, int limit, String before) {
    return rows(SELECT + PAGE, Tuple.of(organization, report, status, before, limit)).stream()
        .map(RunRow::of)
        .toList();
  }

  void requestCancel(String id) {
    rows("update report.report_run set cancel_requested = true where id = $1", Tuple.of(id));
  }

  void verdict(String id, String verdict) {
    rows(
        "update report.report_run set verdict = $2 where id = $1 or cached_from = $1",
        Tuple.of(id, verdict));
  }

  /** Renews the leases of a node's runs at work and answers which of them are to be cancelled. */
  List<String> renew(String node, Set<String> atWork, Duration lease) {
    return rows(
            """
            update report.report_run set lease_until = clock_timestamp() + $2 * interval '1 millisecond'
            where node_id = $1 and id = any($3) and status in ('queued', 'running')
            returning id, cancel_requested
            """,
            Tuple.of(node, lease.toMillis(), atWork.toArray(String[]::new)))
        .stream()
        .filter(row -> row.getBoolean("cancel_requested"))
        .map(row -> row.getString("id"))
        .toList();
  }

  /** Ends the runs of dead nodes. */
  List<RunRow> endLost(String lost, String cancelled) {
    return rows(
            """
            with lost as (
              update report.report_run
              set status = case when cancel_requested then 'cancelled' else 'failed' end,
                error = case when cancel_requested then $2 else $1 end, finished_at = clock_timestamp(), lease_until = null
              where status in ('queued', 'running') and lease_until < clock_timestamp() returning *)
            select n.*, r.key, r.title from lost n join report.report r on r.id = n.report_id
            """,
            Tuple.of(lost, cancelled))
        .stream()
        .map(RunRow::of)
        .toList();
  }

  private RowSet<Row> rows(String sql, Tuple values) {
    return ReactiveStore.await(() -> pool.preparedQuery(sql).execute(values));
  }

  private static Optional<RunRow> first(RowSet<Row> rows) {
    return rows.stream().findFirst().map(RunRow::of);
  }
}
