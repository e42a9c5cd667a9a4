package io.querent.agent.tool;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a tool came back with.
 *
 * @param content what the model reads
 * @param summary one line for people
 * @param result details for programs; null for none
 */
public record ToolOutcome(String content, String summary, JsonNode result) {}
