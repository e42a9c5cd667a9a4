package io.querent.agent.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import io.querent.agent.context.RunContext;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code answer_question}: ends the run with a text, or with the reason why there is no answer. */
@ApplicationScoped
public class AnswerQuestionTool implements Tool {
  private static final ToolSpecification SPECIFICATION = ToolSpecifications.read("answer_question");

  @Override
  public ToolSpecification specification() {
    return SPECIFICATION;
  }

  @Override
  public ToolOutcome run(JsonNode arguments, RunContext context) {
    String answer = Arguments.required(arguments, "answer");
    boolean declined = arguments.path("declined").asBoolean(false);
    context.state().settle(answer, declined);
    return new ToolOutcome("done", declined ? "cannot be answered" : "answered", null);
  }
}
