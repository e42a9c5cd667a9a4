package io.querent.report.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.agent.VerdictResponse;
import io.querent.kit.id.Ids;
import io.querent.kit.store.ReactiveStore;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judgements in the store. Blocks. */
@ApplicationScoped
class AnalysisRepository {
  private static final String INSERT =
      """
      insert into report.report_analysis
        (id, run_id, organization_id, verdict, verdict_json, analysis_md, model_used, rubric_version,
         sums)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning *
      """;

  /** A run that shares another one's result is judged as that one is. */
  private static final String LATEST =
      """
      select a.* from report.report_analysis a
      join report.report_run n on n.id = $1 and n.organization_id = a.organization_id
      where a.run_id in (n.id, n.cached_from) and a.organization_id = $2
      order by a.run_id = n.id desc, a.created_at desc limit 1
      """;

  private static final String PENDING =
      """
      select n.id from report.report_run n
      where n.status = 'completed' and n.verdict is null and n.cached_from is null
        and n.finished_at between clock_timestamp() - $1 * interval '1 millisecond'
          and clock_timestamp() - interval '10 seconds'
        and not exists (select 1 from report.report_analysis a where a.run_id = n.id)
      order by n.finished_at desc limit $2
      """;
  private static final String EARLIER =
      """
      select n.id, n.params, n.finished_at from report.report_run n
      where n.verdict is not null and n.report_id = $1 and n.datasource_id = $2 and n.status = 'completed'
        and n.cached_from is null and n.finished_at < $3
      order by n.finished_at desc limit $4
      """;

  private static final String JUDGED =
      """
      select n.row_count, n.columns, a.sums from report.report_run n
      join lateral (select sums from report.report_analysis
        where run_id = n.id order by created_at desc limit 1) a on true
      where n.id = any($1) order by n.finished_at desc
      """;

  @Inject Pool pool;
  @Inject ObjectMapper json;

  /**
   * Keeps a judgement.
   *
   * @param sums of the columns, which later runs are compared with
   */
  AnalysisView insert(
      String runId,
      String organization,
      JsonNode verdictJson,
      VerdictResponse verdict,
      Map<String, Double> sums) {
    Tuple values =
        Tuple.tuple()
            .addString(Ids.next("ana"))
            .addString(runId)
            .addString(organization)
            .addString(verdict.verdict())
            .addString(verdictJson.toString())
            .addString(verdict.analysisMd())
            .addString(verdict.modelUsed())
            .addString(verdict.rubricVersion())
            .addString(json.valueToTree(sums).toString());
    return view(rows(INSERT, values).iterator().next());
  }

  Optional<AnalysisView> latest(String organization, String runId) {
    return rows(LATEST, Tuple.of(runId, organization)).stream().findFirst().map(this::view);
  }

  /** Completed runs that nobody has judged, the newest first: those are looked at. */
  List<String> pending(Duration lookBack, int most) {
    return rows(PENDING, Tuple.of(lookBack.toMillis(), most)).stream()
        .map(row -> row.getString("id"))
        .toList();
  }

  /** Judged runs of a report before that time, the newest first. */
  RowSet<Row> earlier(String reportId, String datasourceId, OffsetDateTime before, int most) {
    return rows(EARLIER, Tuple.of(reportId, datasourceId, before, most));
  }

  /** What is remembered of them. */
  RowSet<Row> judged(List<String> ids) {
    return rows(JUDGED, Tuple.of(ids.toArray(String[]::new)));
  }

  private AnalysisView view(Row row) {
    return AnalysisView.of(row, read(row.getString("verdict_json")));
  }

  JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored judgement cannot be read", e);
    }
  }

  private RowSet<Row> rows(String sql, Tuple values) {
    return ReactiveStore.await(() -> pool.preparedQuery(sql).execute(values));
  }
}
