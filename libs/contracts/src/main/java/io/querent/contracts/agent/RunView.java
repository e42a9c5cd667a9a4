package io.querent.contracts.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/** A run of the agent; {@code status} is {@code running} or an answer's status. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunView(
    String runId,
    String chatId,
    String status,
    String question,
    Answer answer,
    Instant createdAt,
    Instant finishedAt) {}
