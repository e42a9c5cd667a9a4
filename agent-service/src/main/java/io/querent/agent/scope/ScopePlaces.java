package io.querent.agent.scope;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/**
 * Where something is wrong in a scope's Markdown: {@code /scope_md/7} is its seventh line, {@code
 * /scope_md} the whole.
 */
final class ScopePlaces {
  private static final int WHOLE = 0;

  private ScopePlaces() {}

  /** What to say of a line that cannot be read; 0 for the whole scope. */
  static ProblemException unreadable(int line, String message) {
    return new ProblemException(
        ErrorCode.INVALID_REQUEST,
        "%s cannot be read: %s.".formatted(named(line), message),
        List.of(new Problem.FieldError(pointer(line), message)),
        null);
  }

  /** A problem with the query, told by the lines of the scope that it stands on. */
  static ProblemException of(String markdown, ProblemException problem) {
    if (problem.errors().isEmpty()) {
      return problem;
    }
    List<Problem.FieldError> errors =
        problem.errors().stream()
            .map(e -> new Problem.FieldError(pointer(at(markdown, e.path())), e.message()))
            .toList();
    return new ProblemException(
        problem.code(),
        "%s does not fit the datasource: %s"
            .formatted(
                named(at(markdown, problem.errors().getFirst().path())), problem.getMessage()),
        errors,
        problem);
  }

  /** The line of the part of the query at a pointer such as {@code /filters/1/value}; else 0. */
  static int at(String markdown, String pointer) {
    String[] steps = pointer.split("/");
    if (steps.length < 2) {
      return WHOLE;
    }
    boolean listed = ScopeText.LISTS.containsValue(steps[1]);
    boolean numbered = listed && steps.length > 2 && steps[2].matches("\\d+");
    int before = numbered ? Integer.parseInt(steps[2]) : 0;
    String section = "";
    int number = 0;
    for (String line : markdown.lines().toList()) {
      number++;
      Matcher heading = ScopeText.HEADING.matcher(line);
      if (heading.matches()) {
        section = heading.group(1).toLowerCase(Locale.ROOT);
      } else if (ScopeText.CODE.matcher(line).find()
          && (listed
              ? steps[1].equals(ScopeText.LISTS.get(section))
              : ScopeText.WHOLE.contains(section))
          && before-- == 0) {
        return number;
      }
    }
    return WHOLE;
  }

  private static String named(int line) {
    return line == WHOLE ? "The scope" : "Line %d of the scope".formatted(line);
  }

  private static String pointer(int line) {
    return line == WHOLE ? "/scope_md" : "/scope_md/" + line;
  }
}
