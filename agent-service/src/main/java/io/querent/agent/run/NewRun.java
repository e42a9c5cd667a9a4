package io.querent.agent.run;

/**
 * A question to answer.
 *
 * @param chatId the chat it belongs to; null to begin one
 * @param datasourceId null for the chat's own, or to find the right one
 * @param choice id of a choice of the chat's last clarification; null for a new question
 * @param forceModel the only model provider to ask; null for the route
 */
public record NewRun(
    String question, String chatId, String datasourceId, String choice, String forceModel) {}
