package io.querent.contracts.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem.FieldError;
import io.querent.contracts.problem.ProblemException;
import java.util.List;
import java.util.Map;

/**
 * How a job learns datasources.
 *
 * @param deep more rows are read, counted and listed than usual
 * @param includeStats whether values are read at all; without, only tables, columns and keys are
 */
public record LearnOptions(boolean deep, boolean includeStats) {
  /** What applies where nothing is said. */
  public static final LearnOptions USUAL = new LearnOptions(false, true);

  private static final String DEEP = "deep";
  private static final String INCLUDE_STATS = "include_stats";

  /**
   * Reads the options of a request.
   *
   * @throws ProblemException {@link ErrorCode#INVALID_REQUEST} that names an option which is not
   *     known, is neither true nor false, or contradicts another
   */
  public static LearnOptions of(JsonNode options) {
    if (options == null || options.isNull() || options.isMissingNode()) {
      return USUAL;
    }
    if (!options.isObject()) {
      throw invalid("", "must be an object");
    }
    for (Map.Entry<String, JsonNode> option : options.properties()) {
      check(option.getKey(), option.getValue());
    }
    LearnOptions read =
        new LearnOptions(
            options.path(DEEP).asBoolean(USUAL.deep),
            options.path(INCLUDE_STATS).asBoolean(USUAL.includeStats));
    if (read.deep && !read.includeStats) {
      throw invalid("/" + DEEP, "is about statistics, which 'include_stats: false' leaves out");
    }
    return read;
  }

  private static void check(String name, JsonNode value) {
    if (!name.equals(DEEP) && !name.equals(INCLUDE_STATS)) {
      throw invalid("/" + name, "is no option of learning; there are deep and include_stats");
    }
    if (!value.isBoolean() && !value.isNull()) {
      throw invalid("/" + name, "must be true or false");
    }
  }

  private static ProblemException invalid(String path, String message) {
    String place = "/options" + path;
    return new ProblemException(
        ErrorCode.INVALID_REQUEST,
        "%s %s.".formatted(place, message),
        List.of(new FieldError(place, message)),
        null);
  }
}
