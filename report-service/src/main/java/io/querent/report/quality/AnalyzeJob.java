package io.querent.report.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.contracts.datasource.QueryRequest;
import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.file.AnalysisRequest;
import io.querent.contracts.file.ResultAnalysis;
import io.querent.contracts.job.JobKind;
import io.querent.kit.call.Interruptible;
import io.querent.kit.job.JobContext;
import io.querent.kit.job.JobHandler;
import io.querent.report.result.ResultClient;
import io.querent.report.run.DatasourceClient;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Dimension;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Function;
import io.querent.semantics.ir.Grain;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.Metric;
import io.querent.semantics.ir.Order;
import io.querent.semantics.ir.Selection;
import io.querent.semantics.ir.TimeUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Looks at the tables of a datasource: a bounded sample of each is profiled, and where there is a
 * time column, rows per month are counted. Only reads, so that a repeated attempt does no harm.
 */
@ApplicationScoped
public class AnalyzeJob implements JobHandler {
  private static final int WHOLE = 100;
  private static final String TABLES = "tables";

  @Inject QualityConfiguration configuration;
  @Inject ObjectMapper json;
  @Inject @RestClient SchemaClient schemas;
  @Inject @RestClient ResultClient results;
  @Inject @RestClient DatasourceClient datasources;

  @Override
  public String kind() {
    return JobKind.ANALYZE;
  }

  @Override
  public JsonNode run(JobContext job) throws InterruptedException {
    String datasource = job.payload().path("datasource_id").asText();
    JsonNode options = job.payload().path("options");
    job.progress("Reading what is known of '%s'".formatted(datasource), 0, Map.of());
    List<Table> tables = tables(datasource, job.payload().path("scope"));
    ArrayNode done =
        job.checkpoint()
            .map(kept -> (ArrayNode) kept.path(TABLES).deepCopy())
            .orElseGet(json::createArrayNode);
    long rows = 0;
    for (int i = done.size(); i < tables.size(); i++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("the job was stopped");
      }
      Table table = tables.get(i);
      job.progress(
          "Analyzing '%s' (%d of %d)".formatted(table.id(), i + 1, tables.size()),
          i * WHOLE / tables.size(),
          Map.of("rows_processed", rows));
      ObjectNode one = table(datasource, table, options);
      rows += one.path("sampled_rows").asLong();
      done.add(one);
      job.checkpoint(json.createObjectNode().set(TABLES, done));
    }
    ObjectNode result = json.createObjectNode().put("datasource_id", datasource);
    result.set(TABLES, done);
    return result.put("summary_md", summary(datasource, done));
  }

  /** Those that the scope names; without any of them, the largest ones. */
  private List<Table> tables(String datasource, JsonNode scope) {
    List<Table> all = Interruptible.await(schemas.schema(datasource)).catalogue().tables();
    List<Table> named = all.stream().filter(table -> names(scope, table)).toList();
    return (named.isEmpty() ? all : named)
        .stream()
            .sorted(
                Comparator.comparingLong((Table t) -> t.rowCount() == null ? 0 : t.rowCount())
                    .reversed())
            .limit(configuration.analyzedTables())
            .toList();
  }

  /** A list names tables, a text speaks of them. */
  private static boolean names(JsonNode scope, Table table) {
    if (scope.isArray()) {
      return StreamSupport.stream(scope.spliterator(), false)
          .map(JsonNode::asText)
          .anyMatch(n -> n.equalsIgnoreCase(table.id()) || n.equalsIgnoreCase(table.name()));
    }
    return Pattern.compile(
            "(?<![\\p{L}\\p{N}_])" + Pattern.quote(table.name()) + "(?![\\p{L}\\p{N}_])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(scope.asText(""))
        .find();
  }

  private ObjectNode table(String datasource, Table table, JsonNode options) {
    Selection.Builder sample = Selection.from(table.id());
    table.columns().forEach(c -> sample.dimension(Dimension.of(table.id(), c.name())));
    int most = configuration.analyzedRows();
    if (table.rowCount() == null || table.rowCount() > most) {
      sample.order(new Order(new Expression.Call(Function.RANDOM, List.of()), false));
    }
    ResultHead head = query(datasource, sample.limit(most).build(), true);
    AnalysisRequest request =
        new AnalysisRequest(
            table.primaryKey(),
            null,
            options.path("outliers").asBoolean(true),
            options.path("correlations").asBoolean(true),
            null,
            null);
    ResultAnalysis found = Interruptible.await(results.analyze(head.resultId(), request));
    ObjectNode one = json.createObjectNode().put("table", table.id());
    one.put("rows", table.rowCount()).put("sampled_rows", head.rowCount());
    ArrayNode findings = one.putArray("findings");
    findings(found, findings);
    one.set("columns", json.valueToTree(found.columns()));
    one.set("outliers", json.valueToTree(found.outliers()));
    one.set("correlations", json.valueToTree(found.correlations()));
    if (options.path("trends").asBoolean(true)) {
      trend(datasource, table).ifPresent(months -> one.set("trend", json.valueToTree(months)));
    }
    return one;
  }

  private static void findings(ResultAnalysis found, ArrayNode findings) {
    for (ResultAnalysis.Profile column : found.columns()) {
      if (found.rowCount() > 0 && column.nulls() * 2 >= found.rowCount()) {
        findings.add(
            "%s is empty in %d of %d rows"
                .formatted(column.name(), column.nulls(), found.rowCount()));
      }
      if (column.nonFinite() != null && column.nonFinite() > 0) {
        findings.add(
            "%s holds %d values that are no finite number"
                .formatted(column.name(), column.nonFinite()));
      }
    }
    if (found.duplicateGroups() > 0) {
      findings.add("%d keys occur more than once".formatted(found.duplicateGroups()));
    }
    found.outliers().stream()
        .map(ResultAnalysis.Outlier::column)
        .distinct()
        .forEach(column -> findings.add("%s has far-off values".formatted(column)));
    found
        .correlations()
        .forEach(
            c -> findings.add("%s and %s move together (r = %.2f)".formatted(c.a(), c.b(), c.r())));
  }

  /** Rows per month of the first time column; empty when there is none. */
  private Optional<List<List<Object>>> trend(String datasource, Table table) {
    Optional<Column> time = table.columns().stream().filter(c -> c.type().isTemporal()).findFirst();
    return time.map(
        column -> {
          Expression place = new Expression.Column(table.id(), column.name());
          Dimension month = new Dimension("month", place, new Grain(1, TimeUnit.MONTH), false);
          Selection counted =
              Selection.from(table.id())
                  .metric(Metric.of("rows", Expression.Aggregate.countRows(table.id())))
                  .dimension(month)
                  .order(new Order(new Expression.Column(null, "month"), false))
                  .build();
          return query(datasource, counted, false).rows();
        });
  }

  private ResultHead query(String datasource, Ir ir, boolean keep) {
    Integer rows = configuration.analyzedRows();
    return Interruptible.await(
        datasources.query(
            new QueryRequest(datasource, null, ir, Map.of(), rows, null, null, "analysis", keep)));
  }

  private static String summary(String datasource, ArrayNode tables) {
    StringBuilder text = new StringBuilder("# Analysis of " + datasource + "\n");
    if (tables.isEmpty()) {
      text.append("\nThere are no tables to look at.\n");
    }
    for (JsonNode table : tables) {
      text.append("\n## ").append(table.path("table").asText()).append("\n\n");
      long sampled = table.path("sampled_rows").asLong();
      text.append(sampled)
          .append(
              table.path("rows").asLong() > sampled
                  ? " rows, drawn by lot, of " + table.path("rows").asLong() + " looked at.\n"
                  : " rows looked at.\n");
      if (table.path("findings").isEmpty()) {
        text.append("\nNothing stands out.\n");
      }
      table.path("findings").forEach(f -> text.append("\n- ").append(f.asText()));
      text.append('\n');
    }
    return text.toString();
  }
}
