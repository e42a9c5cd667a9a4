package io.querent.contracts.problem;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Every way a request can fail: HTTP status, who must act, and whether trying again can help. */
public enum ErrorCode {
  INVALID_REQUEST(400, Who.USER, false, "Invalid request"),
  MALFORMED_JSON(400, Who.USER, false, "Malformed JSON"),
  UNAUTHENTICATED(401, Who.USER, false, "Sign in first"),
  INVALID_CREDENTIALS(401, Who.USER, false, "Wrong e-mail address or password"),
  FORBIDDEN(403, Who.USER, false, "Not permitted"),
  NOT_FOUND(404, Who.USER, false, "Not found"),
  METHOD_NOT_ALLOWED(405, Who.USER, false, "Method not allowed"),
  NOT_ACCEPTABLE(406, Who.USER, false, "Format not available"),
  CONFLICT(409, Who.USER, false, "Conflict"),
  GONE(410, Who.USER, false, "No longer kept"),
  TOO_LARGE(413, Who.USER, false, "Too large"),
  UNSUPPORTED_MEDIA_TYPE(415, Who.USER, false, "Unsupported media type"),
  INVALID_IR(422, Who.USER, false, "The query document does not fit"),
  INVALID_MODEL(422, Who.USER, false, "The semantic model does not fit"),
  INVALID_DEFINITION(422, Who.USER, false, "The report's definition does not fit"),
  INVALID_PARAMETERS(422, Who.USER, false, "The parameters do not fit"),
  DATASOURCE_REQUIRED(422, Who.USER, false, "The report needs a datasource"),
  UNKNOWN_TABLE(422, Who.USER, false, "Unknown table"),
  UNKNOWN_COLUMN(422, Who.USER, false, "Unknown column"),
  STATEMENT_REFUSED(422, Who.USER, false, "Statement refused"),
  STATEMENT_FAILED(422, Who.USER, false, "The database rejected the statement"),
  NOT_LEARNED(409, Who.USER, true, "The datasource has not been learned yet"),
  QUERY_TIMEOUT(504, Who.USER, true, "The statement took too long"),
  CANCELLED(499, Who.USER, false, "Cancelled"),
  RATE_LIMITED(429, Who.USER, true, "Too many requests"),
  DATASOURCE_UNREACHABLE(502, Who.OPERATOR, true, "The datasource cannot be reached"),
  DATASOURCE_REFUSED(502, Who.OPERATOR, false, "The datasource refused the connection"),
  MODEL_UNAVAILABLE(502, Who.UPSTREAM, true, "The language model is not available"),
  MODEL_MISBEHAVED(502, Who.UPSTREAM, true, "The language model gave no usable answer"),
  SERVICE_UNAVAILABLE(503, Who.OPERATOR, true, "A part of Querent is not available"),
  OVERLOADED(503, Who.OPERATOR, true, "Too busy right now"),
  RUN_LOST(500, Who.UPSTREAM, true, "The run was lost with its node"),
  LIMIT_REACHED(422, Who.USER, false, "A stated limit was reached"),
  INTERNAL(500, Who.OPERATOR, true, "Something went wrong on our side");

  /** Who must act. */
  public enum Who {
    USER,
    OPERATOR,
    UPSTREAM;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final int status;
  private final Who who;
  private final boolean retryable;
  private final String title;

  ErrorCode(int status, Who who, boolean retryable, String title) {
    this.status = status;
    this.who = who;
    this.retryable = retryable;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public Who who() {
    return who;
  }

  public boolean retryable() {
    return retryable;
  }

  public String title() {
    return title;
  }

  /** The code as it stands in JSON, e.g. {@code unknown_column}. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
