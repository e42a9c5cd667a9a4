package io.querent.agent.model;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Passes a turn's tokens on while it waits for the whole; what comes after its end is ignored. */
final class TurnCollector implements StreamingChatResponseHandler {
  private final CompletableFuture<ChatResponse> response = new CompletableFuture<>();
  private final Consumer<String> tokens;
  private final long started = System.nanoTime();
  private volatile long firstToken = -1;
  private volatile long lastSign = System.nanoTime();
  private volatile StreamingHandle handle;

  TurnCollector(Consumer<String> tokens) {
    this.tokens = tokens;
  }

  @Override
  public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
    handle = context.streamingHandle();
    onPartialResponse(part.text());
  }

  @Override
  public void onPartialResponse(String text) {
    if (response.isDone() || text == null || text.isEmpty()) {
      return;
    }
    lastSign = System.nanoTime();
    if (firstToken < 0) {
      firstToken = (lastSign - started) / 1_000_000;
    }
    tokens.accept(text);
  }

  @Override
  public void onPartialToolCall(PartialToolCall part) {
    lastSign = System.nanoTime();
  }

  @Override
  public void onCompleteResponse(ChatResponse whole) {
    response.complete(whole);
  }

  @Override
  public void onError(Throwable failure) {
    response.completeExceptionally(failure);
  }

  CompletableFuture<ChatResponse> response() {
    return response;
  }

  /** Ends the turn from this side. */
  void cancel(Throwable reason) {
    response.completeExceptionally(reason);
    if (handle != null) {
      handle.cancel();
    }
  }

  boolean shown() {
    return firstToken >= 0;
  }

  long firstTokenMs() {
    return firstToken;
  }

  long elapsedMs() {
    return (System.nanoTime() - started) / 1_000_000;
  }

  long silentMs() {
    return (System.nanoTime() - lastSign) / 1_000_000;
  }
}
