package io.querent.agent.run;

import io.querent.agent.context.CreatedData;
import io.querent.agent.context.RunContext;
import io.querent.agent.context.RunState;
import io.querent.contracts.agent.Answer;
import io.querent.contracts.agent.AnswerStatus;
import io.querent.contracts.agent.Usage;
import io.querent.contracts.datasource.ResultHead;
import java.util.List;

/** Puts a run's findings together into its answer. */
final class AnswerAssembly {
  private AnswerAssembly() {}

  /** The answer of a run that came to its end. */
  static Answer of(RunContext context, Usage usage, long elapsedMs) {
    RunState state = context.state();
    if (state.clarification().isPresent()) {
      var clarification = state.clarification().get();
      return new Answer(
          context.runId(),
          context.chatId(),
          AnswerStatus.AWAITING_INPUT,
          clarification.question(),
          context.datasourceId(),
          null,
          null,
          List.of(),
          List.of(),
          0,
          false,
          null,
          null,
          List.of(),
          clarification,
          state.warnings(),
          usage,
          elapsedMs);
    }
    AnswerStatus status = state.declined() ? AnswerStatus.REFUSED : AnswerStatus.ANSWERED;
    return withData(context, status, state.finalText().orElse(""), usage, elapsedMs);
  }

  /** The answer of a run that failed or was stopped; data that it had is not lost. */
  static Answer ended(
      RunContext context, AnswerStatus status, String text, Usage usage, long elapsedMs) {
    return withData(context, status, text, usage, elapsedMs);
  }

  private static Answer withData(
      RunContext context, AnswerStatus status, String text, Usage usage, long elapsedMs) {
    RunState state = context.state();
    CreatedData data = state.latest().orElse(null);
    if (data == null) {
      return new Answer(
          context.runId(),
          context.chatId(),
          status,
          text,
          context.datasourceId(),
          null,
          null,
          List.of(),
          List.of(),
          0,
          false,
          null,
          null,
          List.of(),
          null,
          state.warnings(),
          usage,
          elapsedMs);
    }
    ResultHead result = data.result();
    return new Answer(
        context.runId(),
        context.chatId(),
        status,
        text,
        result.datasourceId(),
        result.sql(),
        data.proposal().ir(),
        result.columns(),
        result.rows(),
        result.rowCount(),
        result.truncated(),
        result.resultId(),
        data.chart(),
        data.proposal().reading(),
        null,
        state.warnings(),
        usage,
        elapsedMs);
  }
}
