package io.querent.contracts.agent;

/** A question to answer at once; {@code datasourceId} and {@code chatId} may be null. */
public record AskRequest(String question, String datasourceId, String chatId) {}
