package io.querent.agent.model;

import dev.langchain4j.data.message.AiMessage;
import io.querent.contracts.agent.Usage;

/**
 * One finished turn of a model. Times in milliseconds; {@code firstTokenMs} is -1 when there was no
 * token.
 */
public record ModelTurn(AiMessage message, Usage usage, long firstTokenMs, long durationMs) {}
