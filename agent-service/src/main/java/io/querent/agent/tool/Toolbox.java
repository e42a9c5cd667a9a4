package io.querent.agent.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import io.quarkus.arc.All;
import io.querent.agent.context.RunContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every tool by its name. */
@ApplicationScoped
public class Toolbox {
  private final Map<String, Tool> tools;
  private final ObjectMapper json;

  @Inject
  public Toolbox(@All List<Tool> tools, ObjectMapper json) {
    this.tools = tools.stream().collect(Collectors.toMap(Tool::name, Function.identity()));
    this.json = json;
  }

  /** What a model is offered. */
  public List<ToolSpecification> specifications() {
    return tools.values().stream().map(Tool::specification).toList();
  }

  /** The call's arguments as JSON; a call without any has an empty object. */
  public JsonNode arguments(ToolExecutionRequest call) {
    String text = call.arguments();
    try {
      JsonNode node = json.readTree(text == null || text.isBlank() ? "{}" : text);
      if (!node.isObject()) {
        throw Arguments.invalid("they must be a JSON object");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw Arguments.invalid("they are not JSON: " + e.getOriginalMessage());
    }
  }

  /** Runs one call. */
  public ToolOutcome run(ToolExecutionRequest call, RunContext context) {
    Tool tool = tools.get(call.name());
    if (tool == null) {
      throw Arguments.invalid(
          "there is no tool '%s'; there are %s"
              .formatted(
                  call.name(), String.join(", ", tools.keySet().stream().sorted().toList())));
    }
    return tool.run(arguments(call), context);
  }
}
