package io.querent.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.request.RequestId;
import io.querent.semantics.ir.IrException;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Maps exceptions to problems; what it does not know is logged under the request id and told as a
 * 500.
 */
public class ProblemMappers {
  /** Media type of a problem. */
  public static final String PROBLEM_JSON = "application/problem+json";

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @Inject RequestId requestId;

  @ServerExceptionMapper
  public Response problem(ProblemException failure) {
    if (failure.code().status() >= 500 && failure.getCause() != null) {
      LOG.warnf(failure.getCause(), "%s: %s", failure.code().word(), failure.getMessage());
    }
    return response(failure.toProblem(requestId.value()));
  }

  @ServerExceptionMapper
  public Response ir(IrException failure) {
    return response(
        Problem.of(
            ErrorCode.INVALID_IR,
            failure.toString(),
            requestId.value(),
            List.of(new Problem.FieldError(failure.path(), failure.getMessage()))));
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  public Response unauthenticated() {
    return response(ErrorCode.UNAUTHENTICATED, "This address needs a valid token.");
  }

  @ServerExceptionMapper
  public Response forbidden(ForbiddenException failure) {
    return response(ErrorCode.FORBIDDEN, "Your role does not permit this. Ask an administrator.");
  }

  /** More specific than the framework's own mapper, which would win otherwise. */
  @ServerExceptionMapper
  public Response mismatched(MismatchedInputException failure) {
    return json(failure);
  }

  @ServerExceptionMapper
  public Response json(JsonProcessingException failure) {
    if (Causes.rootOf(failure) instanceof IrException ir) {
      return ir(ir);
    }
    if (failure instanceof JsonMappingException mapping) {
      return invalidField(mapping);
    }
    return response(ErrorCode.MALFORMED_JSON, "The body is not JSON" + where(failure) + ".");
  }

  @ServerExceptionMapper
  public Response webApplication(WebApplicationException failure) {
    if (failure.getCause() instanceof JsonProcessingException json) {
      return json(json);
    }
    int status = failure.getResponse().getStatus();
    if (status < 400) {
      return failure.getResponse();
    }
    return response(codeOf(status), detailOf(status));
  }

  @ServerExceptionMapper
  public Response illegalArgument(IllegalArgumentException failure) {
    if (thrownByJdk(failure)) {
      return unexpected(failure);
    }
    return response(ErrorCode.INVALID_REQUEST, failure.getMessage());
  }

  @ServerExceptionMapper
  public Response neighbour(ProcessingException failure) {
    if (Causes.rootOf(failure) instanceof ProblemException known) {
      return problem(known);
    }
    LOG.warnf("a service did not answer request %s: %s", requestId.value(), Causes.rootOf(failure));
    return response(
        ErrorCode.SERVICE_UNAVAILABLE, "A part of Querent does not answer; try again in a moment.");
  }

  @ServerExceptionMapper
  public Response unexpected(Throwable failure) {
    Throwable root = Causes.rootOf(failure);
    if (root instanceof ProblemException known) {
      return problem(known);
    }
    Optional<String> blame = StoreFaults.blameOfSender(failure);
    if (blame.isPresent()) {
      return response(ErrorCode.INVALID_REQUEST, blame.get());
    }
    LOG.errorf(failure, "request %s failed", requestId.value());
    return response(
        ErrorCode.INTERNAL,
        "An unexpected error was logged under the id " + requestId.value() + ".");
  }

  private Response invalidField(JsonMappingException failure) {
    String path = JsonFaults.path(failure);
    String message = JsonFaults.message(failure);
    return response(
        Problem.of(
            ErrorCode.INVALID_REQUEST,
            (path.isEmpty() ? "The body" : "The field " + path) + " does not fit: " + message,
            requestId.value(),
            List.of(new Problem.FieldError(path, message))));
  }

  private static String where(JsonProcessingException failure) {
    var location = failure.getLocation();
    return location == null
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }

  private static boolean thrownByJdk(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return failure.getMessage() == null
        || trace.length == 0
        || !trace[0].getClassName().startsWith("io.querent.");
  }

  private static ErrorCode codeOf(int status) {
    return switch (status) {
      case 401 -> ErrorCode.UNAUTHENTICATED;
      case 403 -> ErrorCode.FORBIDDEN;
      case 404 -> ErrorCode.NOT_FOUND;
      case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
      case 406 -> ErrorCode.NOT_ACCEPTABLE;
      case 409 -> ErrorCode.CONFLICT;
      case 413 -> ErrorCode.TOO_LARGE;
      case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
      case 429 -> ErrorCode.RATE_LIMITED;
      case 503 -> ErrorCode.SERVICE_UNAVAILABLE;
      default -> status < 500 ? ErrorCode.INVALID_REQUEST : ErrorCode.INTERNAL;
    };
  }

  private static String detailOf(int status) {
    return switch (status) {
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not answer that method.";
      case 406 -> "This address cannot answer in the format that 'Accept' names.";
      case 413 -> "The body is larger than this address takes.";
      case 415 -> "Send the body as application/json.";
      default -> "The request could not be read.";
    };
  }

  private Response response(ErrorCode code, String detail) {
    return response(Problem.of(code, detail, requestId.value(), List.of()));
  }

  private static Response response(Problem problem) {
    return Response.status(problem.status()).type(PROBLEM_JSON).entity(problem).build();
  }
}
