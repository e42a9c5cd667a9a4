package io.querent.agent.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.model.chat.StreamingChatModel;
import io.querent.agent.context.RunContext;
import io.querent.agent.context.Schemas;
import io.querent.contracts.agent.Usage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** The interpreter as a model: no key, no network, the same answer every time. */
@ApplicationScoped
public class BuiltinProvider implements ModelProvider {
  /** Its id in routes. */
  public static final String ID = "builtin";

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Inject Schemas schemas;
  @Inject ObjectMapper json;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String kind() {
    return ID;
  }

  @Override
  public String model() {
    return null;
  }

  @Override
  public StreamingChatModel chat(RunContext context) {
    return new BuiltinModel(context, new QuestionReader(schemas), json);
  }

  @Override
  public Duration timeout() {
    return TIMEOUT;
  }

  @Override
  public Duration idleTimeout() {
    return TIMEOUT;
  }

  @Override
  public Usage usage(long promptTokens, long completionTokens) {
    return new Usage(ID, null, promptTokens, completionTokens, 0.0);
  }
}
