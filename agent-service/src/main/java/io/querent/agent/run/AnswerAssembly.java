package io.querent.agent.run;

import io.querent.agent.chat.RunEntity;
import io.querent.agent.context.CreatedData;
import io.querent.agent.context.RunContext;
import io.querent.agent.context.RunState;
import io.querent.contracts.agent.Answer;
import io.querent.contracts.agent.AnswerStatus;
import io.querent.contracts.agent.Clarification;
import io.querent.contracts.agent.Usage;
import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.problem.ErrorCode;
import java.util.List;

/** Puts a run's findings together into its answer. */
final class AnswerAssembly {
  private AnswerAssembly() {}

  /** The answer of a run that came to its end. */
  static Answer of(RunContext context, Usage usage, long elapsedMs) {
    RunState state = context.state();
    if (state.clarification().isPresent()) {
      var clarification = state.clarification().get();
      return withoutData(
          context,
          AnswerStatus.AWAITING_INPUT,
          clarification.question(),
          clarification,
          usage,
          elapsedMs);
    }
    AnswerStatus status = state.declined() ? AnswerStatus.REFUSED : AnswerStatus.ANSWERED;
    return ended(context, status, state.finalText().orElse(""), usage, elapsedMs);
  }

  /**
   * The answer of a run with the status and text that it ended with; data that it had is not lost.
   */
  static Answer ended(
      RunContext context, AnswerStatus status, String text, Usage usage, long elapsedMs) {
    RunState state = context.state();
    CreatedData data = state.latest().orElse(null);
    if (data == null) {
      return withoutData(context, status, text, null, usage, elapsedMs);
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

  /** The answer of a run that went away with its node; nothing is known of what it had found. */
  static Answer lost(RunEntity run, String text) {
    return withoutData(
        run.id,
        run.chatId,
        AnswerStatus.FAILED,
        text,
        null,
        null,
        List.of(ErrorCode.RUN_LOST.word()),
        null,
        0);
  }

  private static Answer withoutData(
      RunContext context,
      AnswerStatus status,
      String text,
      Clarification clarification,
      Usage usage,
      long elapsedMs) {
    return withoutData(
        context.runId(),
        context.chatId(),
        status,
        text,
        context.datasourceId(),
        clarification,
        context.state().warnings(),
        usage,
        elapsedMs);
  }

  private static Answer withoutData(
      String runId,
      String chatId,
      AnswerStatus status,
      String text,
      String datasourceId,
      Clarification clarification,
      List<String> warnings,
      Usage usage,
      long elapsedMs) {
    return new Answer(
        runId,
        chatId,
        status,
        text,
        datasourceId,
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
        warnings,
        usage,
        elapsedMs);
  }
}
