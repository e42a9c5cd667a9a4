package io.querent.agent.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import io.querent.agent.context.RunContext;
import io.querent.contracts.problem.ProblemException;

/**
 * Something a model may do. No tool writes outside Querent's own tables, and each decides by the
 * caller's own permissions.
 */
public interface Tool {

  /** Name, description and JSON Schema of the arguments, as the model sees them. */
  ToolSpecification specification();

  /**
   * Runs on a virtual thread on behalf of the run's caller.
   *
   * @throws ProblemException when it cannot; the model is told the detail
   */
  ToolOutcome run(JsonNode arguments, RunContext context);

  /** The name that models call it by. */
  default String name() {
    return specification().name();
  }
}
