package io.querent.report.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A report with all its versions, to be moved elsewhere; the oldest version first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"querent", "key", "title", "description", "versions"})
record ReportBundle(
    String querent, String key, String title, String description, List<Version> versions) {
  /** Names the form of the bundle. */
  static final String FORM = "report/1";

  /** One version; {@code checksum} may be absent in a bundle that a person wrote. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"version", "datasource_id", "checksum", "def_json"})
  record Version(Integer version, String datasourceId, String checksum, JsonNode defJson) {}
}
