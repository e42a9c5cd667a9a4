package io.querent.report.definition;

import io.querent.contracts.identity.Caller;
import io.querent.kit.id.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The statements over reports and versions; each within the client or transaction it is given. */
@ApplicationScoped
class ReportRepository {
  /** With their latest version and newest run, however many runs there are. */
  private static final String REPORTS =
      """
      select r.*, v.version as latest_version, v.datasource_id, n.id as run_id,
        n.status as run_status, n.verdict as run_verdict, n.finished_at as run_finished_at
      from %s r
      left join lateral (select version, datasource_id from report.report_version
        where report_id = r.id order by version desc limit 1) v on true
      left join lateral (select id, status, verdict, finished_at from report.report_run
        where report_id = r.id order by created_at desc, id desc limit 1) n on true
      """;

  private static final String REPORT =
      REPORTS.formatted("report.report") + "where r.organization_id = $1 and r.key = $2";
  private static final String PAGE =
      REPORTS.formatted(
              """
              (select * from report.report
                where organization_id = $1 and archived = $2
                  and ($3::text is null or key ilike $3 or title ilike $3)
                  and ($4::text is null or key > $4)
                order by key limit $5)\
              """)
          + "order by r.key";

  Uni<Optional<ReportRow>> find(SqlClient client, String organization, String key) {
    return client
        .preparedQuery(REPORT)
        .execute(Tuple.of(organization, key))
        .map(ReportRepository::report);
  }

  /** The same, held until the end of the transaction. */
  Uni<Optional<ReportRow>> lock(SqlClient client, String organization, String key) {
    return client
        .preparedQuery(REPORT + " for update of r")
        .execute(Tuple.of(organization, key))
        .map(ReportRepository::report);
  }

  Uni<List<ReportRow>> page(
      SqlClient client,
      String organization,
      String words,
      boolean archived,
      int limit,
      String after) {
    return client
        .preparedQuery(PAGE)
        .execute(Tuple.of(organization, archived, pattern(words), after, limit))
        .map(rows -> rows.stream().map(ReportRow::of).toList());
  }

  private static String pattern(String words) {
    return words == null || words.isBlank()
        ? null
        : "%" + words.strip().replaceAll("([%_\\\\])", "\\\\$1") + "%";
  }

  /** False when the key is taken. */
  Uni<Boolean> insert(
      SqlClient client, Caller caller, String key, String title, String description) {
    return client
        .preparedQuery(
            """
            insert into report.report (id, organization_id, key, title, description, owner_id)
            values ($1, $2, $3, $4, $5, $6) on conflict do nothing
            """)
        .execute(
            Tuple.of(
                Ids.next("report"),
                caller.organizationId(),
                key,
                title,
                description,
                caller.userId()))
        .map(done -> done.rowCount() == 1);
  }

  Uni<Void> change(
      SqlClient client, String id, String title, String description, boolean archived) {
    return client
        .preparedQuery(
            """
            update report.report set title = $2, description = $3, archived = $4, updated_at = now()
            where id = $1
            """)
        .execute(Tuple.of(id, title, description, archived))
        .replaceWithVoid();
  }

  Uni<List<VersionRow>> versions(SqlClient client, String reportId) {
    return client
        .preparedQuery(
            "select * from report.report_version where report_id = $1 order by version desc")
        .execute(Tuple.of(reportId))
        .map(rows -> rows.stream().map(VersionRow::of).toList());
  }

  /** A version by number, or the latest one for null. */
  Uni<Optional<VersionRow>> version(SqlClient client, String reportId, Integer version) {
    return client
        .preparedQuery(
            """
            select * from report.report_version
            where report_id = $1 and ($2::int is null or version = $2)
            order by version desc limit 1
            """)
        .execute(Tuple.of(reportId, version))
        .map(rows -> rows.stream().findFirst().map(VersionRow::of));
  }

  Uni<VersionRow> insert(SqlClient client, VersionRow version) {
    return client
        .preparedQuery(
            """
            insert into report.report_version
              (id, report_id, version, datasource_id, scope_version_id, def_json, checksum, created_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8) returning *
            """)
        .execute(
            Tuple.tuple()
                .addString(version.id())
                .addString(version.reportId())
                .addInteger(version.version())
                .addString(version.datasourceId())
                .addString(version.scopeVersionId())
                .addString(version.definition())
                .addString(version.checksum())
                .addString(version.createdBy()))
        .map(rows -> VersionRow.of(rows.iterator().next()))
        .call(
            () ->
                client
                    .preparedQuery("update report.report set updated_at = now() where id = $1")
                    .execute(Tuple.of(version.reportId())));
  }

  private static Optional<ReportRow> report(RowSet<Row> rows) {
    return rows.stream().findFirst().map(ReportRow::of);
  }
}
