package io.querent.datasource.query;

import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.datasource.QueryRequest;
import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.file.FileQuery;
import io.querent.contracts.file.StoredResult;
import io.querent.datasource.connector.ConnectionSettings;
import io.querent.datasource.connector.Connectors;
import io.querent.datasource.connector.FolderConnector;
import io.querent.datasource.connector.JdbcConnector;
import io.querent.datasource.query.result.ArrowResult;
import io.querent.datasource.registry.Datasources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers queries: plans, runs, has the result kept, and returns its head. */
@ApplicationScoped
public class QueryService {
  @Inject Planner planner;
  @Inject JdbcExecution execution;
  @Inject ResultKeeper keeper;
  @Inject Connectors connectors;
  @Inject Datasources datasources;

  ResultHead query(QueryRequest request, Cancellation cancellation) {
    long start = System.nanoTime();
    Plan plan = planner.plan(request);
    return switch (connectors.get(plan.datasource().kind())) {
      case JdbcConnector jdbc -> inDatabase(plan, jdbc, cancellation, start);
      case FolderConnector folder -> inFolder(plan, folder, cancellation, start);
    };
  }

  private ResultHead inDatabase(
      Plan plan, JdbcConnector connector, Cancellation cancellation, long start) {
    long executeStart = System.nanoTime();
    Outcome outcome = execution.run(plan, connector, cancellation);
    try (var rows = outcome.rows()) {
      long storeStart = System.nanoTime();
      Optional<StoredResult> stored =
          plan.keep() ? Optional.of(keeper.keep(plan, outcome)) : Optional.empty();
      long end = System.nanoTime();
      ArrowResult.Summary summary = outcome.summary();
      return new ResultHead(
          stored.map(StoredResult::resultId).orElse(null),
          plan.datasource().id(),
          plan.sql(),
          columns(plan, summary),
          summary.preview(),
          summary.rows(),
          summary.truncated(),
          plan.limit(),
          plan.warnings(),
          new ResultHead.Timings(
              plan.generateMs(),
              plan.guardMs(),
              millis(storeStart - executeStart),
              millis(end - storeStart),
              millis(end - start)),
          stored.map(StoredResult::expiresAt).orElse(null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ColumnView> columns(Plan plan, ArrowResult.Summary summary) {
    List<ColumnView> columns = new ArrayList<>();
    boolean known = plan.columns().size() == summary.names().size();
    for (int i = 0; i < summary.names().size(); i++) {
      String type = summary.types().get(i).name().toLowerCase(Locale.ROOT);
      String unit = known ? plan.columns().get(i).unit() : null;
      columns.add(new ColumnView(summary.names().get(i), type, unit));
    }
    return columns;
  }

  private ResultHead inFolder(
      Plan plan, FolderConnector connector, Cancellation cancellation, long start) {
    ConnectionSettings settings = datasources.settings(plan.datasource());
    ResultHead head =
        connector.query(
            new FileQuery(
                plan.datasource().id(),
                settings.path(),
                plan.knowledge().files(),
                plan.guarded(),
                plan.parameters(),
                plan.limit(),
                plan.timeout().toMillis(),
                plan.previewRows(),
                plan.question(),
                plan.keep()),
            cancellation::onCancel);
    List<String> warnings = new ArrayList<>(plan.warnings());
    warnings.addAll(head.warnings());
    return new ResultHead(
        head.resultId(),
        plan.datasource().id(),
        plan.sql(),
        withUnits(plan, head.columns()),
        head.rows(),
        head.rowCount(),
        head.truncated(),
        plan.limit(),
        warnings,
        new ResultHead.Timings(
            plan.generateMs(),
            plan.guardMs(),
            head.timings().executeMs(),
            head.timings().storeMs(),
            millis(System.nanoTime() - start)),
        head.expiresAt());
  }

  private static List<ColumnView> withUnits(Plan plan, List<ColumnView> columns) {
    if (plan.columns().size() != columns.size()) {
      return columns;
    }
    List<ColumnView> complete = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      ColumnView column = columns.get(i);
      complete.add(new ColumnView(column.name(), column.type(), plan.columns().get(i).unit()));
    }
    return complete;
  }

  private static double millis(long nanos) {
    return Math.round(nanos / 10_000.0) / 100.0;
  }
}
