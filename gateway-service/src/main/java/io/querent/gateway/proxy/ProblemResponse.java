package io.querent.gateway.proxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.kit.problem.ProblemMappers;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Writes problems outside of resources, where requests are only passed on. */
@ApplicationScoped
public class ProblemResponse {
  /** Media type of the body. */
  static final String TYPE = ProblemMappers.PROBLEM_JSON;

  @Inject ObjectMapper json;

  Buffer body(ErrorCode code, String detail, String requestId) {
    try {
      return Buffer.buffer(json.writeValueAsBytes(Problem.of(code, detail, requestId, List.of())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem cannot be written", e);
    }
  }
}
