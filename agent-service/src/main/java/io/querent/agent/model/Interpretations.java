package io.querent.agent.model;

import io.querent.agent.context.Proposal;
import io.querent.agent.context.RunContext;
import io.querent.agent.context.Schemas;
import io.querent.contracts.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Questions read by the interpreter, without running anything. */
@ApplicationScoped
public class Interpretations {
  @Inject Schemas schemas;

  /**
   * What became of a question.
   *
   * @param proposal the query; null when it is not clear enough for one
   * @param question what is asked back; null when nothing is
   * @param choices readings to choose from
   * @param declined why there can be no query; null when there can be
   */
  public record Read(Proposal proposal, String question, List<String> choices, String declined) {}

  /** Reads a question against one datasource, or all of them for null. */
  public Read read(Caller caller, String question, String datasourceId) {
    RunContext context = RunContext.toRead(caller, question, datasourceId);
    return switch (new QuestionReader(schemas).read(context)) {
      case QuestionReader.Outcome.Clear clear -> new Read(clear.proposal(), null, List.of(), null);
      case QuestionReader.Outcome.AskBack ask ->
          new Read(
              ask.options().isEmpty() ? null : ask.options().getFirst().proposal(),
              ask.question(),
              ask.options().stream().map(QuestionReader.Option::label).toList(),
              null);
      case QuestionReader.Outcome.Declined declined ->
          new Read(null, null, List.of(), declined.message());
    };
  }
}
