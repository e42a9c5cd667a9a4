package io.querent.report.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.report.ReportDefinition;
import io.querent.contracts.report.RunStatus;
import io.querent.report.run.RunRow;
import io.querent.report.run.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Ended runs out of the store. */
@ApplicationScoped
class KeptRuns implements RunSource {
  private static final TypeReference<List<ColumnView>> COLUMNS = new TypeReference<>() {};
  private static final TypeReference<List<List<Object>>> ROWS = new TypeReference<>() {};
  private static final TypeReference<Problem> PROBLEM = new TypeReference<>() {};
  private static final TypeReference<JsonNode> TREE = new TypeReference<>() {};

  @Inject Runs runs;
  @Inject ObjectMapper json;

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
    List<ColumnView> columns = read(row.columns(), COLUMNS).orElse(List.of());
    List<ReportDefinition.Visual> visuals = runs.definition(row).form().visuals();
    return new RunFacts(
        row.id(),
        row.organizationId(),
        row.reportKey(),
        row.reportTitle(),
        row.status() == RunStatus.FAILED,
        read(row.error(), PROBLEM).map(Problem::detail).orElse("it was not said why."),
        row.verdict(),
        Objects.requireNonNullElse(row.rowCount(), 0L),
        row.resultId(),
        read(row.params(), TREE).orElse(null),
        columns.stream().map(ColumnView::name).toList(),
        read(row.samples(), ROWS).orElse(List.of()),
        visuals == null ? List.of() : visuals,
        row.finishedAt());
  }

  private <T> Optional<T> read(String text, TypeReference<T> type) {
    try {
      return text == null ? Optional.empty() : Optional.ofNullable(json.readValue(text, type));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored run cannot be read", e);
    }
  }
}
