package io.querent.report.alert;

import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.report.ReportDefinition;
import io.querent.contracts.report.RunStatus;
import io.querent.report.run.RunRow;
import io.querent.report.run.RunViews;
import io.querent.report.run.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Ended runs out of the store. */
@ApplicationScoped
class KeptRuns implements RunSource {
  @Inject Runs runs;
  @Inject RunViews views;

  @Override
  public Optional<RunFacts> find(String id) {
    return runs.find(id)
        .filter(r -> r.status() == RunStatus.COMPLETED || r.status() == RunStatus.FAILED)
        .map(this::facts);
  }

  @Override
  public List<RunFacts> earlier(RunFacts run, int most) {
    return runs.find(run.id()).stream()
        .flatMap(row -> runs.earlier(row, most).stream())
        .map(this::facts)
        .toList();
  }

  private RunFacts facts(RunRow row) {
    List<ColumnView> columns = Objects.requireNonNullElse(views.columns(row), List.of());
    Problem error = views.error(row);
    List<ReportDefinition.Visual> visuals = runs.definition(row).form().visuals();
    return new RunFacts(
        row.id(),
        row.organizationId(),
        row.reportKey(),
        row.reportTitle(),
        row.status() == RunStatus.FAILED,
        error == null ? "it was not said why." : error.detail(),
        row.verdict(),
        Objects.requireNonNullElse(row.rowCount(), 0L),
        row.resultId(),
        views.params(row),
        columns.stream().map(ColumnView::name).toList(),
        Objects.requireNonNullElse(views.rows(row), List.of()),
        visuals == null ? List.of() : visuals,
        row.finishedAt());
  }
}
