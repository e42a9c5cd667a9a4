package io.querent.report.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.querent.contracts.job.LearnOptions;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem.FieldError;
import io.querent.contracts.problem.ProblemException;
import java.util.List;
import java.util.stream.StreamSupport;

/** Bodies of the routes that hand in jobs, each with its own check. */
final class ProcessRequests {
  private ProcessRequests() {}

  /**
   * Learn datasources.
   *
   * @param options {@link LearnOptions}; as usual when absent
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Learn(List<String> datasourceIds, JsonNode options) {
    void check(int most) {
      filled(datasourceIds, most, "/datasource_ids", "datasources");
      for (int i = 0; i < datasourceIds.size(); i++) {
        named(datasourceIds.get(i), "/datasource_ids/" + i);
      }
      LearnOptions.of(options);
    }
  }

  /**
   * Analyze a datasource.
   *
   * @param scope names of tables, or what to look at in words; all when absent
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Analyze(String datasourceId, JsonNode scope, AnalyzeOptions options) {
    void check() {
      named(datasourceId, "/datasource_id");
      boolean words = scope == null || scope.isNull() || scope.isTextual();
      boolean names =
          scope != null
              && scope.isArray()
              && StreamSupport.stream(scope.spliterator(), false).allMatch(JsonNode::isTextual);
      if (!words && !names) {
        throw invalid("/scope", "must be text or a list of table names");
      }
    }
  }

  /** What to look for. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AnalyzeOptions(Boolean correlations, Boolean outliers, Boolean trends) {}

  /** Run reports. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Bulk(List<BulkReport> reports, String datasourceId) {
    void check(int most) {
      filled(reports, most, "/reports", "reports");
      for (int i = 0; i < reports.size(); i++) {
        BulkReport report = reports.get(i);
        named(report == null ? null : report.key(), "/reports/" + i + "/key");
        if (report.params() != null && !report.params().isNull() && !report.params().isObject()) {
          throw invalid("/reports/" + i + "/params", "must be an object");
        }
      }
    }
  }

  /** One report to run. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record BulkReport(String key, JsonNode params, Integer version) {}

  static ProblemException invalid(String path, String message) {
    return new ProblemException(
        ErrorCode.INVALID_REQUEST,
        "%s %s.".formatted(path, message),
        List.of(new FieldError(path, message)),
        null);
  }

  private static void filled(List<?> items, int most, String path, String what) {
    if (items == null || items.isEmpty()) {
      throw invalid(path, "must list at least one of the " + what);
    }
    if (items.size() > most) {
      throw invalid(path, "may list at most %d %s".formatted(most, what));
    }
  }

  private static void named(String value, String path) {
    if (value == null || value.isBlank()) {
      throw invalid(path, "must not be empty");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw invalid(path, "must not hold control characters");
    }
  }
}
