package io.querent.contracts.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A judgement over the facts of a run.
 *
 * @param verdict {@code pass}, {@code warn} or {@code fail}
 * @param summary a sentence or two
 * @param analysisMd the judgement in Markdown
 * @param modelUsed the provider that wrote it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VerdictResponse(
    String verdict,
    String summary,
    List<Finding> findings,
    String analysisMd,
    String modelUsed,
    String rubricVersion) {

  /**
   * What is to be said about one check.
   *
   * @param check id of the check
   * @param severity {@code info}, {@code warning} or {@code error}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Finding(String check, String severity, String explanation) {}
}
