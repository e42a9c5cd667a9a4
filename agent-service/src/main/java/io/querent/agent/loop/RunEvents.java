package io.querent.agent.loop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import io.querent.agent.event.RunJournal;
import io.querent.agent.model.ModelTurn;
import io.querent.agent.tool.ToolOutcome;
import io.querent.contracts.agent.Chart;
import io.querent.contracts.agent.RunEvent;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes what the loop does into the run's journal, in the API's vocabulary. Tokens are gathered a
 * little.
 */
final class RunEvents {
  private static final int TOKEN_CHARS = 30;
  private static final long TOKEN_NANOS = 16_000_000;

  private final RunJournal journal;
  private final AtomicInteger blocks = new AtomicInteger();
  private final StringBuilder pending = new StringBuilder();
  private long lastFlush;
  private String openBlock;

  RunEvents(RunJournal journal) {
    this.journal = journal;
  }

  /** One step of the run as a person sees it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Block(String id, int index, String kind, String title, String status, String content) {}

  private record BlockUpsert(Block block) {}

  private record Token(String blockId, String field, String token) {}

  private record ToolStarted(String toolCallId, String toolName, JsonNode arguments) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record ToolFinished(
      String toolCallId,
      String toolName,
      String status,
      String resultSummary,
      JsonNode resultJson,
      long durationMs) {}

  private record Visualization(String visualizationId, String resultId, Chart view) {}

  private record TokenUsage(long promptTokens, long completionTokens, long totalTokens) {}

  private record Metrics(
      long firstTokenMs, long thinkingMs, long totalDurationMs, TokenUsage tokenUsage) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Decision(boolean analysisComplete, String finalAnswer, Metrics metrics) {}

  /** Opens a block and returns it. */
  Block open(String kind, String title) {
    int index = blocks.getAndIncrement();
    Block block = new Block("block_" + index, index, kind, title, "in_progress", null);
    journal.append(RunEvent.BLOCK, new BlockUpsert(block));
    return block;
  }

  /** Closes a block. */
  void close(Block block, boolean success, String content) {
    flush();
    journal.append(
        RunEvent.BLOCK,
        new BlockUpsert(
            new Block(
                block.id(),
                block.index(),
                block.kind(),
                block.title(),
                success ? "completed" : "error",
                content)));
  }

  /** A piece of the answer's text in the block. */
  synchronized void token(Block block, String text) {
    openBlock = block.id();
    pending.append(text);
    long now = System.nanoTime();
    if (pending.length() >= TOKEN_CHARS || now - lastFlush >= TOKEN_NANOS) {
      flush();
      lastFlush = now;
    }
  }

  private synchronized void flush() {
    if (!pending.isEmpty()) {
      journal.append(RunEvent.TOKEN, new Token(openBlock, "content", pending.toString()));
      pending.setLength(0);
    }
  }

  void decided(ModelTurn turn, boolean complete) {
    flush();
    TokenUsage usage =
        new TokenUsage(
            turn.usage().promptTokens(),
            turn.usage().completionTokens(),
            turn.usage().promptTokens() + turn.usage().completionTokens());
    journal.append(
        RunEvent.DECISION,
        new Decision(
            complete,
            complete ? turn.message().text() : null,
            new Metrics(turn.firstTokenMs(), turn.durationMs(), turn.durationMs(), usage)));
  }

  void toolStarted(ToolExecutionRequest call, JsonNode arguments) {
    journal.append(RunEvent.TOOL_STARTED, new ToolStarted(call.id(), call.name(), arguments));
  }

  void toolFinished(ToolExecutionRequest call, ToolOutcome outcome, boolean success, long millis) {
    journal.append(
        RunEvent.TOOL_FINISHED,
        new ToolFinished(
            call.id(),
            call.name(),
            success ? "success" : "error",
            outcome.summary(),
            outcome.result(),
            millis));
  }

  void visualization(String resultId, Chart chart) {
    journal.append(RunEvent.VISUALIZATION, new Visualization("vis_" + resultId, resultId, chart));
  }
}
