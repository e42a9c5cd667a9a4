package io.querent.contracts.agent;

/**
 * A question to answer at once.
 *
 * @param datasourceId where to look; null to find the right one
 * @param chatId the chat that it follows up; null to begin one
 * @param forceModel the only model provider to ask; null for the route
 */
public record AskRequest(String question, String datasourceId, String chatId, String forceModel) {}
