package io.querent.kit.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Turns a problem that another service answers into the exception of the same problem here. */
@Priority(100)
public class ServiceFailures implements ResponseExceptionMapper<ProblemException> {
  private static final String SOMETHING = "A part of Querent that this needs";

  @Inject ObjectMapper json;

  @Override
  public ProblemException toThrowable(Response response) {
    String body = response.hasEntity() ? response.readEntity(String.class) : "";
    try {
      Problem problem = json.readValue(body, Problem.class);
      if (problem != null && problem.code() != null) {
        List<Problem.FieldError> errors = problem.errors() == null ? List.of() : problem.errors();
        return new ProblemException(problem.code(), problem.detail(), errors, null);
      }
    } catch (JsonProcessingException e) {
      return unreadable(response, e);
    }
    return unreadable(response, null);
  }

  private static ProblemException unreadable(Response response, Exception cause) {
    return new ProblemException(
        ErrorCode.SERVICE_UNAVAILABLE,
        "Another part of Querent answered with status %d.".formatted(response.getStatus()),
        cause);
  }

  /** The outcome of a call; a service that does not answer is a problem that a person can read. */
  public static <T> T reach(Supplier<T> call) {
    return reach(SOMETHING, call);
  }

  /**
   * As {@link #reach(Supplier)}, naming what cannot be reached.
   *
   * @param subject such as {@code The datasources}
   */
  public static <T> T reach(String subject, Supplier<T> call) {
    try {
      return call.get();
    } catch (ProcessingException e) {
      throw problem(subject, e);
    }
  }

  /** The problem behind a failed call. */
  public static ProblemException problem(Throwable failure) {
    return problem(SOMETHING, failure);
  }

  private static ProblemException problem(String subject, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException known) {
        return known;
      }
    }
    return new ProblemException(
        ErrorCode.SERVICE_UNAVAILABLE,
        subject + " cannot be reached right now; try again in a moment.",
        failure);
  }
}
