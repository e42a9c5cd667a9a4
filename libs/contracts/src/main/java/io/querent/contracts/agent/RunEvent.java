package io.querent.contracts.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** One event of a run as it stands in the stream; the names are listed in the API's description. */
public record RunEvent(
    String event, JsonNode data, Instant timestamp, String runId, String chatId, long seq) {
  public static final String STARTED = "completion.started";
  public static final String BLOCK = "block.upsert";
  public static final String TOKEN = "block.delta.token";
  public static final String DECISION = "decision.final";
  public static final String TOOL_STARTED = "tool.started";
  public static final String TOOL_FINISHED = "tool.finished";
  public static final String VISUALIZATION = "visualization.created";
  public static final String FINISHED = "completion.finished";
}
