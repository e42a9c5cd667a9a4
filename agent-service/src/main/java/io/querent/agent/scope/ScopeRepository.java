package io.querent.agent.scope;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.id.Ids;
import io.querent.kit.store.ReactiveStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Scopes in the store, each within its organization. Blocks. */
@ApplicationScoped
class ScopeRepository {
  private static final String SCOPE =
      """
      select s.*, v.version, v.status from agent.scope s
      join lateral (select version, status from agent.scope_version
        where scope_id = s.id order by version desc limit 1) v on true
      """;
  private static final String VERSION =
      """
      insert into agent.scope_version (id, scope_id, version, status, scope_md, created_by)
      select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5
      from agent.scope_version where scope_id = $2 returning *
      """;

  @Inject Pool pool;
  @Inject ObjectMapper json;

  String create(Caller caller, String name, String datasourceId, String text) {
    String id = Ids.next("scope");
    ReactiveStore.await(
        () ->
            pool.withTransaction(
                tx ->
                    tx.preparedQuery(
                            """
                            insert into agent.scope (id, organization_id, name, datasource_id, created_by)
                            values ($1, $2, $3, $4, $5)
                            """)
                        .execute(
                            Tuple.of(
                                id, caller.organizationId(), name, datasourceId, caller.userId()))
                        .chain(() -> insert(tx, caller, id, text, "draft"))));
    return id;
  }

  private Uni<RowSet<Row>> insert(
      SqlClient tx, Caller caller, String scope, String text, String status) {
    return tx.preparedQuery(VERSION)
        .execute(Tuple.of(Ids.next("scv"), scope, status, text, caller.userId()));
  }

  List<ScopeViews.Scope> page(Caller caller, int limit, String before) {
    String sql =
        SCOPE
            + """
            where s.organization_id = $1 and ($2::text is null or (s.updated_at, s.id) <
              (select b.updated_at, b.id from agent.scope b where b.id = $2))
            order by s.updated_at desc, s.id desc limit $3
            """;
    return rows(sql, Tuple.of(caller.organizationId(), before, limit)).stream()
        .map(row -> scope(row, null))
        .toList();
  }

  ScopeViews.Scope get(Caller caller, String id) {
    Row row =
        rows(
                SCOPE + "where s.id = $1 and s.organization_id = $2",
                Tuple.of(id, caller.organizationId()))
            .stream()
            .findFirst()
            .orElseThrow(() -> missing("scope", id));
    return scope(row, versions(id));
  }

  private List<ScopeViews.Version> versions(String scope) {
    return rows(
            "select * from agent.scope_version where scope_id = $1 order by version desc",
            Tuple.of(scope))
        .stream()
        .map(this::version)
        .toList();
  }

  /** A version by its own id, with the scope's datasource beside it. */
  Found find(Caller caller, String versionId) {
    return rows(
            """
            select v.*, s.datasource_id from agent.scope_version v
            join agent.scope s on s.id = v.scope_id
            where v.id = $1 and s.organization_id = $2
            """,
            Tuple.of(versionId, caller.organizationId()))
        .stream()
        .findFirst()
        .map(row -> new Found(version(row), row.getString("datasource_id")))
        .orElseThrow(() -> missing("scope version", versionId));
  }

  /** A version and the datasource of its scope. */
  record Found(ScopeViews.Version version, String datasourceId) {}

  /** A new version; those that come at the same time get numbers one after the other. */
  ScopeViews.Version add(Caller caller, String scope, String text, String status) {
    get(caller, scope);
    return ReactiveStore.await(
        () ->
            pool.withTransaction(
                tx ->
                    tx.preparedQuery(
                            "update agent.scope set updated_at = clock_timestamp() where id = $1")
                        .execute(Tuple.of(scope))
                        .chain(() -> insert(tx, caller, scope, text, status))
                        .map(rows -> version(rows.iterator().next()))));
  }

  /** Moves the latest version's status on, if it still has the one it had. */
  boolean move(String versionId, String from, String to) {
    return rows(
                "update agent.scope_version set status = $3 where id = $1 and status = $2",
                Tuple.of(versionId, from, to))
            .rowCount()
        == 1;
  }

  /** Stores the query on a version; false when that was archived meanwhile. */
  boolean keep(String versionId, JsonNode ir) {
    return rows(
                "update agent.scope_version set ir_json = $2 where id = $1 and status <>"
                    + " 'archived'",
                Tuple.of(versionId, ir.toString()))
            .rowCount()
        == 1;
  }

  private static ScopeViews.Scope scope(Row row, List<ScopeViews.Version> versions) {
    return new ScopeViews.Scope(
        row.getString("id"),
        row.getString("name"),
        row.getString("status"),
        row.getString("datasource_id"),
        row.getInteger("version"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("updated_at").toInstant(),
        versions);
  }

  private ScopeViews.Version version(Row row) {
    String ir = row.getString("ir_json");
    try {
      return new ScopeViews.Version(
          row.getString("id"),
          row.getString("scope_id"),
          row.getInteger("version"),
          row.getString("status"),
          row.getString("scope_md"),
          ir == null ? null : json.readTree(ir),
          row.getOffsetDateTime("created_at").toInstant());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored query cannot be read", e);
    }
  }

  private RowSet<Row> rows(String sql, Tuple values) {
    return ReactiveStore.await(() -> pool.preparedQuery(sql).execute(values));
  }

  private static ProblemException missing(String what, String id) {
    return new ProblemException(
        ErrorCode.NOT_FOUND, "There is no %s '%s' in your organization.".formatted(what, id));
  }
}
