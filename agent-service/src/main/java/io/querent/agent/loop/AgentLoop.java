package io.querent.agent.loop;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.querent.agent.context.Exchange;
import io.querent.agent.context.RunContext;
import io.querent.agent.context.SystemPrompt;
import io.querent.agent.event.RunJournal;
import io.querent.agent.model.BuiltinProvider;
import io.querent.agent.model.ModelRoute;
import io.querent.agent.model.ModelTurn;
import io.querent.agent.model.StopSignal;
import io.querent.agent.tool.Toolbox;
import io.querent.contracts.agent.Usage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Context, model, tools, observation, and again, until there is an answer or a limit is reached.
 */
@ApplicationScoped
public class AgentLoop {
  @Inject ModelRoute route;
  @Inject Toolbox toolbox;
  @Inject ToolRunner tools;
  @Inject SystemPrompt prompt;
  @Inject LoopConfiguration configuration;

  /**
   * Runs to the end; what was found is in the context's state.
   *
   * @return what it cost
   * @throws CancellationException when the run was stopped
   * @throws io.querent.contracts.problem.ProblemException when it failed
   */
  public Usage run(RunContext context, RunJournal journal, StopSignal stop) {
    RunEvents events = new RunEvents(journal);
    RunLimits limits = new RunLimits(configuration);
    List<ChatMessage> messages = opening(context);
    while (!context.state().isSettled()) {
      if (stop.isSet()) {
        throw new CancellationException("stopped");
      }
      limits.step();
      AiMessage reply = turn(context, messages, events, limits, stop);
      messages.add(reply);
      if (!reply.hasToolExecutionRequests()) {
        context.state().settle(reply.text() == null ? "" : reply.text(), false);
      } else {
        observe(reply.toolExecutionRequests(), context, messages, events, limits, stop);
      }
    }
    return limits.usage();
  }

  private AiMessage turn(
      RunContext context,
      List<ChatMessage> messages,
      RunEvents events,
      RunLimits limits,
      StopSignal stop) {
    boolean hasData = context.state().latest().isPresent();
    RunEvents.Block block =
        hasData ? events.open("answer", "Answer") : events.open("planning", "Reading the question");
    ChatRequest request =
        ChatRequest.builder()
            .messages(messages)
            .toolSpecifications(toolbox.specifications())
            .build();
    ModelRoute.Purpose purpose = hasData ? ModelRoute.Purpose.CHAT : ModelRoute.Purpose.SQL;
    ModelTurn turn =
        route.turn(purpose, context, request, token -> events.token(block, token), stop);
    limits.spent(turn.usage());
    boolean complete = !turn.message().hasToolExecutionRequests();
    events.decided(turn, complete);
    events.close(block, true, turn.message().text());
    return turn.message();
  }

  private void observe(
      List<ToolExecutionRequest> calls,
      RunContext context,
      List<ChatMessage> messages,
      RunEvents events,
      RunLimits limits,
      StopSignal stop) {
    List<ToolExecutionRequest> taken =
        calls.subList(0, Math.min(calls.size(), configuration.callsPerStep()));
    for (ToolRunner.Finished finished : tools.run(taken, context, events, stop)) {
      messages.add(finished.message());
      if (finished.failure() != null) {
        limits.failed(finished.failure());
      }
    }
  }

  private List<ChatMessage> opening(RunContext context) {
    List<ChatMessage> messages = new ArrayList<>();
    if (!onlyBuiltin(context)) {
      messages.add(SystemMessage.from(prompt.of(context)));
      List<Exchange> history = context.history();
      int from = Math.max(0, history.size() - configuration.history());
      for (Exchange exchange : history.subList(from, history.size())) {
        messages.add(UserMessage.from(exchange.question()));
        if (exchange.answer() != null && !exchange.answer().answer().isBlank()) {
          messages.add(AiMessage.from(exchange.answer().answer()));
        }
      }
    }
    messages.add(UserMessage.from(context.question()));
    return messages;
  }

  private boolean onlyBuiltin(RunContext context) {
    return Stream.of(ModelRoute.Purpose.values())
        .flatMap(purpose -> route.providers(purpose, context.forcedModel()).stream())
        .allMatch(provider -> provider.kind().equals(BuiltinProvider.ID));
  }
}
