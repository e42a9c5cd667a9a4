package io.querent.contracts.datasource;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** SQL made of an IR, and why it is safe to run. */
public record SqlResponse(
    String sql, List<Object> parameters, List<ColumnView> columns, SafetyReport safetyReport) {

  /**
   * The guard's verdict.
   *
   * @param verdict {@code allowed} or {@code refused}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SafetyReport(
      String verdict,
      String code,
      String message,
      List<String> tables,
      List<String> functions,
      Long rowLimit,
      List<String> warnings) {}
}
