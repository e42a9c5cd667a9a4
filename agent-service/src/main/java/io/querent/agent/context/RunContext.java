package io.querent.agent.context;

import io.querent.contracts.identity.Caller;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Everything a run works with.
 *
 * @param datasourceId the datasource that the person chose; null to find the right one
 * @param history earlier exchanges of the chat, oldest first
 * @param chosen the choice that the person took from the last clarification; null when there was
 *     none
 * @param forcedModel the only model provider to ask; null for the route
 * @param state what the run has found so far
 */
public record RunContext(
    String runId,
    String chatId,
    Caller caller,
    String question,
    String datasourceId,
    List<Exchange> history,
    Proposal chosen,
    String forcedModel,
    Instant now,
    ZoneId zone,
    RunState state) {

  public RunContext {
    history = List.copyOf(history);
  }

  /** What is needed to read a question when no run is to come of it. */
  public static RunContext toRead(Caller caller, String question, String datasourceId) {
    return new RunContext(
        null,
        null,
        caller,
        question,
        datasourceId,
        List.of(),
        null,
        null,
        Instant.now(),
        ZoneOffset.UTC,
        new RunState());
  }

  /** The last exchange that was answered with a query. */
  public Optional<Exchange> lastAnswered() {
    return history.reversed().stream()
        .filter(e -> e.answer() != null && e.answer().ir() != null)
        .findFirst();
  }
}
