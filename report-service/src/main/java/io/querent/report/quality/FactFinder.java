package io.querent.report.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.datasource.Schema;
import io.querent.contracts.file.AnalysisRequest;
import io.querent.contracts.file.ResultAnalysis;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.call.Interruptible;
import io.querent.report.definition.Definition;
import io.querent.report.result.ResultClient;
import io.querent.report.run.RunRow;
import io.querent.report.run.RunViews;
import io.querent.report.run.Runs;
import io.querent.report.run.SameParameters;
import io.querent.semantics.ir.Selection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Gathers what the checks look at; what cannot be had leaves its checks skipped. */
@ApplicationScoped
class FactFinder {
  private static final Logger LOG = Logger.getLogger(FactFinder.class);
  private static final int LOOKED_THROUGH = 200;
  private static final TypeReference<List<ColumnView>> COLUMNS = new TypeReference<>() {};
  private static final TypeReference<Map<String, Double>> SUMS = new TypeReference<>() {};

  @Inject Runs runs;
  @Inject RunViews views;
  @Inject AnalysisRepository repository;
  @Inject QualityConfiguration configuration;
  @Inject ObjectMapper json;
  @Inject ControlTotals controls;
  @Inject @RestClient ResultClient results;
  @Inject @RestClient SchemaClient schemas;

  private record Place(String organizationId, String datasourceId) {}

  private Cache<Place, Schema> known;

  @PostConstruct
  void prepare() {
    known =
        Caffeine.newBuilder()
            .maximumSize(configuration.schemas())
            .expireAfterWrite(configuration.schemaAge())
            .build();
  }

  RunFacts of(RunRow run) {
    Definition definition = runs.definition(run);
    Selection query = definition.form().ir() instanceof Selection selection ? selection : null;
    List<ColumnView> columns = views.columns(run);
    JsonNode params = views.params(run);
    ResultShape shape = ResultShape.of(query, definition.form().visuals(), columns);
    AnalysisRequest request =
        new AnalysisRequest(shape.keys(), shape.timeColumn(), null, null, null, null);
    ResultAnalysis analysis =
        run.resultId() == null ? null : tried(results.analyze(run.resultId(), request));
    return new RunFacts(
        query,
        shape,
        params,
        columns,
        views.rows(run),
        run.rowCount(),
        Boolean.TRUE.equals(run.truncated()),
        analysis,
        earlier(run, params),
        query == null ? null : controls.of(run, query, params).orElse(null),
        query == null ? List.of() : ranges(run, query),
        run.finishedAt());
  }

  private List<RunFacts.Earlier> earlier(RunRow run, JsonNode params) {
    OffsetDateTime before = run.finishedAt().atOffset(ZoneOffset.UTC);
    List<String> alike =
        repository.earlier(run.reportId(), run.datasourceId(), before, LOOKED_THROUGH).stream()
            .filter(row -> alike(row, params, run.finishedAt()))
            .map(row -> row.getString("id"))
            .limit(configuration.earlier())
            .toList();
    List<RunFacts.Earlier> earlier = new ArrayList<>();
    for (Row row : repository.judged(alike)) {
      String sums = row.getString("sums");
      earlier.add(
          new RunFacts.Earlier(
              row.getLong("row_count"),
              read(row.getString("columns"), COLUMNS),
              sums == null ? Map.of() : read(sums, SUMS)));
    }
    return earlier;
  }

  private boolean alike(Row row, JsonNode params, Instant ranAt) {
    Instant earlier = row.getOffsetDateTime("finished_at").toInstant();
    return SameParameters.of(repository.read(row.getString("params")), earlier, params, ranAt);
  }

  private List<RunFacts.Range> ranges(RunRow run, Selection query) {
    if (!ParameterRanges.any(query)) {
      return List.of();
    }
    Place place = new Place(run.organizationId(), run.datasourceId());
    Schema schema = known.getIfPresent(place);
    if (schema == null || !holds(schema, query)) {
      schema = tried(schemas.schema(run.datasourceId()));
      if (schema == null) {
        return List.of();
      }
      known.put(place, schema);
    }
    return ParameterRanges.of(query, schema);
  }

  /** A table that was learned a moment ago may be missing in what is remembered. */
  private static boolean holds(Schema schema, Selection query) {
    return query.entities().stream()
        .allMatch(entity -> schema.catalogue().table(entity.table()).isPresent());
  }

  private static <T> T tried(Uni<T> call) {
    try {
      return Interruptible.await(call);
    } catch (ProblemException e) {
      if (e.code() == ErrorCode.CANCELLED) {
        throw e;
      }
      LOG.debugf("a fact cannot be had: %s", e.getMessage());
      return null;
    }
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored run cannot be read", e);
    }
  }
}
