package io.querent.contracts.problem;

import java.util.List;

/** A failure that already knows what to tell the caller. The detail is safe to show. */
public final class ProblemException extends RuntimeException {
  private final ErrorCode code;
  private final transient List<Problem.FieldError> errors;

  public ProblemException(ErrorCode code, String detail) {
    this(code, detail, List.of(), null);
  }

  public ProblemException(ErrorCode code, String detail, Throwable cause) {
    this(code, detail, List.of(), cause);
  }

  public ProblemException(
      ErrorCode code, String detail, List<Problem.FieldError> errors, Throwable cause) {
    super(detail, cause);
    this.code = code;
    this.errors = List.copyOf(errors);
  }

  public ErrorCode code() {
    return code;
  }

  public List<Problem.FieldError> errors() {
    return errors == null ? List.of() : errors;
  }

  public Problem toProblem(String requestId) {
    return Problem.of(code, getMessage(), requestId, errors());
  }
}
