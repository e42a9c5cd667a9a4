package io.querent.datasource.connector;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem.FieldError;
import io.querent.contracts.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the fields of a request, so that all of it is told at once. */
public final class FieldProblems {
  private final List<FieldError> errors = new ArrayList<>();

  public FieldProblems add(String path, String message) {
    errors.add(new FieldError(path, message));
    return this;
  }

  /** Notes that a field is missing unless it has a value. */
  public FieldProblems require(String path, Object value, String remedy) {
    boolean missing = value == null || value instanceof String text && text.isBlank();
    return missing ? add(path, "is missing; " + remedy) : this;
  }

  public void throwIfAny() {
    if (!errors.isEmpty()) {
      FieldError first = errors.getFirst();
      String more = errors.size() > 1 ? " (and %d more)".formatted(errors.size() - 1) : "";
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          "%s %s%s".formatted(first.path(), first.message(), more),
          errors,
          null);
    }
  }
}
