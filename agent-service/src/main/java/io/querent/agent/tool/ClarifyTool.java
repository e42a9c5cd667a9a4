package io.querent.agent.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolSpecification;
import io.querent.agent.context.Proposal;
import io.querent.agent.context.RunContext;
import io.querent.contracts.agent.Clarification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code clarify}: asks the person back, with two to four choices; the run waits for the answer.
 */
@ApplicationScoped
public class ClarifyTool implements Tool {
  private static final ToolSpecification SPECIFICATION = ToolSpecifications.read("clarify");
  private static final int FEWEST = 2;
  private static final int MOST = 4;

  @Inject ObjectMapper json;

  @Override
  public ToolSpecification specification() {
    return SPECIFICATION;
  }

  @Override
  public ToolOutcome run(JsonNode arguments, RunContext context) {
    String question = Arguments.required(arguments, "question");
    JsonNode offered = arguments.path("choices");
    if (!offered.isArray() || offered.size() < FEWEST || offered.size() > MOST) {
      throw Arguments.invalid("'choices' needs %d to %d entries".formatted(FEWEST, MOST));
    }
    List<Clarification.Choice> choices = new ArrayList<>();
    Map<String, Proposal> proposals = new LinkedHashMap<>();
    for (JsonNode choice : offered) {
      String id = "choice_" + (choices.size() + 1);
      String label = choice.isTextual() ? choice.asText() : Arguments.required(choice, "label");
      choices.add(new Clarification.Choice(id, label));
      if (choice.hasNonNull("proposal")) {
        proposals.put(id, proposal(choice.get("proposal")));
      }
    }
    context.state().ask(new Clarification(question, choices), proposals);
    return new ToolOutcome("awaiting the person's answer", "asked back", null);
  }

  private Proposal proposal(JsonNode node) {
    try {
      return json.treeToValue(node, Proposal.class);
    } catch (JsonProcessingException e) {
      throw Arguments.invalid(e.getOriginalMessage());
    }
  }
}
