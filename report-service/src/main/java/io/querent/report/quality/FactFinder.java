package io.querent.report.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.datasource.QueryRequest;
import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.datasource.Schema;
import io.querent.contracts.file.AnalysisRequest;
import io.querent.contracts.file.ResultAnalysis;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.call.Interruptible;
import io.querent.kit.call.ServiceFailures;
import io.querent.report.definition.Definition;
import io.querent.report.run.DatasourceClient;
import io.querent.report.run.RunRow;
import io.querent.report.run.Runs;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Filter;
import io.querent.semantics.ir.Metric;
import io.querent.semantics.ir.Operand;
import io.querent.semantics.ir.Selection;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Gathers what the checks look at; what cannot be had leaves its checks skipped. */
@ApplicationScoped
class FactFinder {
  private static final Logger LOG = Logger.getLogger(FactFinder.class);
  private static final TypeReference<List<ColumnView>> COLUMNS = new TypeReference<>() {};
  private static final TypeReference<List<List<Object>>> ROWS = new TypeReference<>() {};
  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

  @Inject Runs runs;
  @Inject AnalysisRepository repository;
  @Inject QualityConfiguration configuration;
  @Inject ObjectMapper json;
  @Inject @RestClient AnalysisClient analyses;
  @Inject @RestClient SchemaClient schemas;
  @Inject @RestClient DatasourceClient datasources;

  RunFacts of(RunRow run) {
    Definition definition = runs.definition(run);
    Selection query = definition.form().ir() instanceof Selection selection ? selection : null;
    List<ColumnView> columns = read(run.columns(), COLUMNS);
    JsonNode params = repository.read(run.params());
    ResultShape shape = ResultShape.of(query, definition.form().visuals(), columns);
    AnalysisRequest request =
        new AnalysisRequest(shape.keys(), shape.timeColumn(), null, null, null, null);
    boolean truncated = Boolean.TRUE.equals(run.truncated());
    ResultAnalysis analysis =
        run.resultId() == null ? null : tried(() -> analyses.analyze(run.resultId(), request));
    return new RunFacts(
        query,
        shape,
        params,
        columns,
        read(run.samples(), ROWS),
        run.rowCount(),
        truncated,
        analysis,
        earlier(run),
        query == null || truncated ? null : tried(() -> control(run, query, params)),
        query == null ? List.of() : ranges(run, query),
        run.finishedAt());
  }

  private List<RunFacts.Earlier> earlier(RunRow run) {
    OffsetDateTime before = run.finishedAt().atOffset(ZoneOffset.UTC);
    List<RunFacts.Earlier> earlier = new ArrayList<>();
    for (Row row :
        repository.earlier(run.reportId(), run.datasourceId(), before, configuration.earlier())) {
      Map<String, Double> sums = new HashMap<>();
      repository
          .read(row.getString("verdict_json"))
          .path("profile")
          .path("columns")
          .forEach(
              column -> {
                if (column.hasNonNull("sum")) {
                  sums.put(column.path("name").asText(), column.path("sum").asDouble());
                }
              });
      earlier.add(
          new RunFacts.Earlier(
              row.getLong("row_count"), read(row.getString("columns"), COLUMNS), sums));
    }
    return earlier;
  }

  /** The same totals without the grouping; null when nothing in the query must add up. */
  private Map<String, Double> control(RunRow run, Selection query, JsonNode params) {
    List<Metric> additive =
        query.metrics().stream().filter(m -> m.name() != null && additive(m)).toList();
    boolean whole = query.having() == null && query.limit() == null && query.top() == null;
    if (additive.isEmpty() || query.dimensions().isEmpty() || !whole) {
      return null;
    }
    Selection total =
        new Selection(
            query.entities(),
            additive,
            List.of(),
            query.filter(),
            null,
            List.of(),
            null,
            null,
            false,
            null,
            query.joins(),
            null);
    ResultHead head =
        Interruptible.await(
            datasources.query(
                new QueryRequest(
                    run.datasourceId(),
                    null,
                    total,
                    json.convertValue(params, VALUES),
                    null,
                    null,
                    1,
                    "control total")));
    Map<String, Double> totals = new HashMap<>();
    for (int i = 0; i < head.columns().size(); i++) {
      Object value = head.rows().getFirst().get(i);
      if (value instanceof Number number) {
        totals.put(head.columns().get(i).name(), number.doubleValue());
      }
    }
    return totals;
  }

  private static boolean additive(Metric metric) {
    return metric.transform() == null
        && metric.expression() instanceof Expression.Aggregate aggregate
        && !aggregate.distinct()
        && (aggregate.function() == AggregateFunction.SUM
            || aggregate.function() == AggregateFunction.COUNT);
  }

  /** Parameters that are compared with a column, and what the catalogue knows of that column. */
  private List<RunFacts.Range> ranges(RunRow run, Selection query) {
    Map<String, Expression.Column> compared = new HashMap<>();
    collect(query.filter(), compared);
    if (compared.isEmpty()) {
      return List.of();
    }
    Schema schema = tried(() -> schemas.schema(run.datasourceId()));
    List<RunFacts.Range> ranges = new ArrayList<>();
    if (schema != null) {
      compared.forEach(
          (parameter, place) -> {
            Column column = find(schema, query, place);
            if (column != null && column.type().isTemporal() && column.profile().min() != null) {
              ranges.add(
                  new RunFacts.Range(
                      parameter, place.name(), column.profile().min(), column.profile().max()));
            }
          });
    }
    return ranges;
  }

  private static Column find(Schema schema, Selection query, Expression.Column place) {
    String table = place.entity() == null ? query.entities().getFirst().table() : place.entity();
    return schema.catalogue().tables().stream()
        .filter(t -> named(t, table))
        .flatMap(t -> t.columns().stream())
        .filter(c -> c.name().equalsIgnoreCase(place.name()))
        .findFirst()
        .orElse(null);
  }

  private static boolean named(Table table, String name) {
    return table.name().equalsIgnoreCase(name.substring(name.lastIndexOf('.') + 1));
  }

  private static void collect(Filter filter, Map<String, Expression.Column> compared) {
    switch (filter) {
      case null -> {}
      case Filter.And(List<Filter> filters) -> filters.forEach(f -> collect(f, compared));
      case Filter.Comparison c
          when c.left() instanceof Expression.Column column
              && c.right() instanceof Operand.Single(Expression.Parameter(String name)) ->
          compared.put(name, column);
      default -> {}
    }
  }

  @FunctionalInterface
  private interface Call<T> {
    T call();
  }

  private static <T> T tried(Call<T> call) {
    try {
      return ServiceFailures.reach(call::call);
    } catch (ProblemException e) {
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
