package io.querent.agent.model;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.querent.agent.context.RunContext;
import io.querent.contracts.agent.Usage;
import java.time.Duration;

/** A source of turns. Every provider offers the same streaming chat interface. */
public interface ModelProvider {

  /** The id under which the route names it. */
  String id();

  /** Kind of provider, e.g. {@code openai}. */
  String kind();

  /** Name of its model; null when it has none. */
  String model();

  /** The chat for one run. */
  StreamingChatModel chat(RunContext context);

  /** Longest time for a turn. */
  Duration timeout();

  /** Longest time without a token. */
  Duration idleTimeout();

  /** What so many tokens cost. */
  Usage usage(long promptTokens, long completionTokens);
}
