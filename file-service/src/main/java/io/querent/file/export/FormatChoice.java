package io.querent.file.export;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which format a caller gets: the one that it names, else the first that it accepts and we have.
 */
final class FormatChoice {
  private static final String JSON = "application/json";

  private FormatChoice() {}

  /**
   * The format, or empty for a page of JSON.
   *
   * @param named the query parameter, or null
   * @param accepted media types in order of preference, without parameters
   */
  static Optional<ResultFormat> of(String named, List<String> accepted) {
    if (named != null && !named.isBlank()) {
      return named(named.toLowerCase(Locale.ROOT));
    }
    for (String type : accepted) {
      if (type.equals("*/*") || type.equals("application/*") || type.equals(JSON)) {
        return Optional.empty();
      }
      Optional<ResultFormat> format =
          ResultFormat.ALL.stream()
              .filter(
                  f -> f.mediaType().equals(type) || type.equals("text/*") && f.key().equals("csv"))
              .findFirst();
      if (format.isPresent()) {
        return format;
      }
    }
    if (accepted.isEmpty()) {
      return Optional.empty();
    }
    throw unavailable("Accept: " + String.join(", ", accepted));
  }

  private static Optional<ResultFormat> named(String key) {
    if (key.equals("json")) {
      return Optional.empty();
    }
    Optional<ResultFormat> format =
        ResultFormat.ALL.stream().filter(f -> f.key().equals(key)).findFirst();
    if (format.isEmpty()) {
      throw unavailable("format=" + key);
    }
    return format;
  }

  private static ProblemException unavailable(String asked) {
    List<String> keys = ResultFormat.ALL.stream().map(ResultFormat::key).toList();
    return new ProblemException(
        ErrorCode.NOT_ACCEPTABLE,
        "Results come as json, %s; not as '%s'.".formatted(String.join(", ", keys), asked));
  }
}
