package io.querent.contracts.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** An RFC 9457 problem. Never holds exception text of a 5xx, a connection string or a secret. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    ErrorCode code,
    String requestId,
    boolean retryable,
    ErrorCode.Who who,
    List<FieldError> errors) {

  /** One wrong field. */
  public record FieldError(String path, String message) {}

  public static Problem of(
      ErrorCode code, String detail, String requestId, List<FieldError> errors) {
    return new Problem(
        "about:blank",
        code.title(),
        code.status(),
        detail,
        code,
        requestId,
        code.retryable(),
        code.who(),
        errors == null || errors.isEmpty() ? null : List.copyOf(errors));
  }
}
