package io.querent.contracts.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.querent.semantics.ir.Ir;
import java.util.List;

/**
 * What a version runs: exactly one of {@code ir} and {@code sql}.
 *
 * @param version of this form, {@code "1"}
 * @param sql with {@code {{parameter}}} where values are bound
 * @param params null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportDefinition(
    String version, Ir ir, String sql, Parameters params, List<Visual> visuals, String notes) {

  /**
   * The parameters.
   *
   * @param exposed names that a caller may set; others keep their defaults
   * @param schema a JSON Schema of type object
   * @param defaults name to value; times may be relative, such as {@code now-30d/d}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Parameters(List<String> exposed, JsonNode schema, JsonNode defaults) {}

  /**
   * How the result is drawn.
   *
   * @param y one column or an array of columns
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Visual(String type, String x, JsonNode y, String series, String title) {}
}
