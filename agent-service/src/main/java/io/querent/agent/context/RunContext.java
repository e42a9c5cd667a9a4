package io.querent.agent.context;

import io.querent.contracts.identity.Caller;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Everything a run works with.
 *
 * @param datasourceId the datasource that the person chose; null to find the right one
 * @param history earlier exchanges of the chat, oldest first
 * @param chosen the choice that the person took from the last clarification; null when there was
 *     none
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
    Instant now,
    ZoneId zone,
    RunState state) {

  public RunContext {
    history = List.copyOf(history);
  }

  /** The last exchange that was answered with a query. */
  public Optional<Exchange> lastAnswered() {
    return history.reversed().stream()
        .filter(e -> e.answer() != null && e.answer().ir() != null)
        .findFirst();
  }
}
