package io.querent.agent.run;

import io.querent.agent.event.RunJournal;
import io.querent.agent.model.StopSignal;
import io.querent.contracts.agent.Answer;
import java.util.concurrent.CompletableFuture;

/** A run of this node that has been started. */
public record RunHandle(
    String runId,
    String chatId,
    RunJournal journal,
    StopSignal stop,
    CompletableFuture<Answer> answer) {}
