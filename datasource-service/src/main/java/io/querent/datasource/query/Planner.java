package io.querent.datasource.query;

import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.datasource.QueryRequest;
import io.querent.contracts.datasource.SqlRequest;
import io.querent.contracts.datasource.SqlResponse;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.datasource.connector.FieldProblems;
import io.querent.datasource.registry.Datasources;
import io.querent.datasource.registry.Registered;
import io.querent.datasource.semantic.Knowledge;
import io.querent.datasource.semantic.KnowledgeStore;
import io.querent.semantics.ir.Ir;
import io.querent.sql.GeneratedSql;
import io.querent.sql.GenerationContext;
import io.querent.sql.guard.Guard;
import io.querent.sql.guard.GuardContext;
import io.querent.sql.guard.RefusalCode;
import io.querent.sql.guard.RowLimit;
import io.querent.sql.guard.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns requests into statements that the guard has allowed, or says why not. */
@ApplicationScoped
public class Planner {
  private static final ZoneId ZONE = ZoneId.of("UTC");
  private static final int DEFAULT_PREVIEW = 100;

  private final Datasources datasources;
  private final KnowledgeStore store;
  private final QueryConfiguration configuration;

  @Inject
  public Planner(Datasources datasources, KnowledgeStore store, QueryConfiguration configuration) {
    this.datasources = datasources;
    this.store = store;
    this.configuration = configuration;
  }

  /** Plans a query; throws where the request, the IR or the statement does not fit. */
  Plan plan(QueryRequest request) {
    check(request);
    Registered datasource = datasources.get(request.datasourceId());
    Knowledge knowledge = store.get(datasource);
    long limit = request.limit() == null ? configuration.defaultRows() : request.limit();
    long start = System.nanoTime();
    GeneratedSql generated =
        request.ir() == null
            ? GivenStatement.of(request.sql(), request.parameters(), datasource.dialect())
            : generate(request.ir(), knowledge, request.parameters());
    long guardStart = System.nanoTime();
    Verdict.Allowed allowed = allowed(generated.sql(), datasource, knowledge, limit);
    long end = System.nanoTime();
    List<String> warnings = new ArrayList<>(generated.warnings());
    warnings.addAll(allowed.warnings());
    return new Plan(
        datasource,
        knowledge,
        request.ir() == null ? request.sql() : generated.sql(),
        allowed.sql(),
        generated.parameters(),
        generated.columns(),
        warnings,
        limit,
        timeout(request),
        previewRows(request),
        request.question(),
        !Boolean.FALSE.equals(request.keep()),
        request.ir() == null ? 0 : millis(guardStart - start),
        millis(end - guardStart));
  }

  /** SQL for an IR, with the guard's verdict whatever it is. */
  SqlResponse sql(SqlRequest request) {
    new FieldProblems()
        .require("/datasource_id", request.datasourceId(), "name a datasource")
        .require("/ir", request.ir(), "give the query to turn into SQL")
        .throwIfAny();
    Registered datasource = datasources.get(request.datasourceId());
    Knowledge knowledge = store.get(datasource);
    GeneratedSql generated = generate(request.ir(), knowledge, request.parameters());
    List<ColumnView> columns =
        generated.columns().stream()
            .map(c -> new ColumnView(c.name(), c.type().name().toLowerCase(Locale.ROOT), c.unit()))
            .toList();
    Verdict verdict = verdict(generated.sql(), datasource, knowledge, configuration.defaultRows());
    return new SqlResponse(
        generated.sql(), generated.parameters(), columns, report(verdict, generated.warnings()));
  }

  private static SqlResponse.SafetyReport report(Verdict verdict, List<String> warnings) {
    return switch (verdict) {
      case Verdict.Allowed allowed -> {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(allowed.warnings());
        yield new SqlResponse.SafetyReport(
            "allowed",
            null,
            null,
            allowed.tables().stream().sorted().toList(),
            allowed.functions().stream().sorted().toList(),
            allowed.rowLimit() - 1,
            all);
      }
      case Verdict.Refused refused ->
          new SqlResponse.SafetyReport(
              "refused",
              refused.code().name().toLowerCase(Locale.ROOT),
              refused.message(),
              List.of(),
              List.of(),
              null,
              warnings);
    };
  }

  private void check(QueryRequest request) {
    FieldProblems problems =
        new FieldProblems().require("/datasource_id", request.datasourceId(), "name a datasource");
    boolean statement = request.sql() != null && !request.sql().isBlank();
    if (statement == (request.ir() != null)) {
      problems.add("/sql", "and 'ir' exclude each other; give exactly one of them");
    }
    range(problems, "/limit", request.limit(), configuration.maxRows());
    range(problems, "/timeout_ms", request.timeoutMs(), configuration.maxTimeout().toMillis());
    if (request.previewRows() != null && request.previewRows() < 0) {
      problems.add("/preview_rows", "must not be negative");
    }
    problems.throwIfAny();
  }

  private static void range(FieldProblems problems, String path, Integer value, long most) {
    if (value != null && (value < 1 || value > most)) {
      problems.add(path, "must be between 1 and %d".formatted(most));
    }
  }

  private static GeneratedSql generate(Ir ir, Knowledge knowledge, Map<String, Object> parameters) {
    return knowledge
        .generator()
        .generate(
            ir,
            knowledge.catalogue(),
            knowledge.model(),
            new GenerationContext(Instant.now(), ZONE, parameters, null));
  }

  private static Verdict verdict(
      String sql, Registered datasource, Knowledge knowledge, long limit) {
    RowLimit rows = new RowLimit(limit + 1, limit + 1);
    return Guard.forDialect(datasource.dialect())
        .check(sql, new GuardContext(knowledge.catalogue(), rows, false, Map.of()));
  }

  private static Verdict.Allowed allowed(
      String sql, Registered datasource, Knowledge knowledge, long limit) {
    return switch (verdict(sql, datasource, knowledge, limit)) {
      case Verdict.Allowed allowed -> allowed;
      case Verdict.Refused refused ->
          throw new ProblemException(code(refused.code()), refused.message());
    };
  }

  private static ErrorCode code(RefusalCode code) {
    return switch (code) {
      case UNKNOWN_RELATION -> ErrorCode.UNKNOWN_TABLE;
      case UNKNOWN_COLUMN -> ErrorCode.UNKNOWN_COLUMN;
      default -> ErrorCode.STATEMENT_REFUSED;
    };
  }

  private Duration timeout(QueryRequest request) {
    return request.timeoutMs() == null
        ? configuration.defaultTimeout()
        : Duration.ofMillis(request.timeoutMs());
  }

  private int previewRows(QueryRequest request) {
    int wanted = request.previewRows() == null ? DEFAULT_PREVIEW : request.previewRows();
    return Math.min(wanted, configuration.maxPreviewRows());
  }

  private static double millis(long nanos) {
    return Math.round(nanos / 10_000.0) / 100.0;
  }
}
