package io.querent.report.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.report.ReportDefinition;
import io.querent.contracts.report.ReportRunView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Runs as clients see them. */
@ApplicationScoped
public class RunViews {
  private static final TypeReference<List<ColumnView>> COLUMNS = new TypeReference<>() {};
  private static final TypeReference<List<List<Object>>> ROWS = new TypeReference<>() {};
  private static final TypeReference<JsonNode> TREE = new TypeReference<>() {};
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  @Inject ObjectMapper json;

  /** A run without rows and visuals, for lists. */
  ReportRunView brief(RunRow row) {
    return view(row, false, null);
  }

  /** A run with its first rows and how they are drawn. */
  ReportRunView full(RunRow row, List<ReportDefinition.Visual> visuals) {
    return view(row, true, visuals);
  }

  private ReportRunView view(RunRow row, boolean rows, List<ReportDefinition.Visual> visuals) {
    return new ReportRunView(
        row.id(),
        row.reportKey(),
        row.reportTitle(),
        row.version(),
        row.status(),
        row.trigger(),
        row.datasourceId(),
        params(row),
        row.sql(),
        columns(row),
        rows ? rows(row) : null,
        row.rowCount(),
        row.truncated(),
        row.resultId(),
        visuals,
        read(row.warnings(), TEXTS),
        read(row.timings(), new TypeReference<ResultHead.Timings>() {}),
        row.cachedFrom(),
        row.verdict(),
        error(row),
        RunChannel.name(row.id()),
        row.createdBy(),
        row.createdAt(),
        row.startedAt(),
        row.finishedAt());
  }

  /** The columns of the result; null before there is one. */
  public List<ColumnView> columns(RunRow row) {
    return read(row.columns(), COLUMNS);
  }

  /** The first rows; null before there are any. */
  public List<List<Object>> rows(RunRow row) {
    return read(row.samples(), ROWS);
  }

  /** The values that were bound. */
  public JsonNode params(RunRow row) {
    return read(row.params(), TREE);
  }

  /** Why it failed; null when it did not. */
  public Problem error(RunRow row) {
    return read(row.error(), new TypeReference<Problem>() {});
  }

  <T> T read(String text, TypeReference<T> type) {
    if (text == null) {
      return null;
    }
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored run cannot be read", e);
    }
  }

  String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a run cannot be written", e);
    }
  }
}
