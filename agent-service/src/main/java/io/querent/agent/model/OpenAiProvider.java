package io.querent.agent.model;

import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.querent.agent.context.RunContext;
import io.querent.contracts.agent.Usage;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Any server that speaks the OpenAI chat completions protocol. */
final class OpenAiProvider implements ModelProvider {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final String NO_KEY = "none";
  private static final double MILLION = 1_000_000;

  private final String id;
  private final ModelConfiguration.Provider settings;
  private final StreamingChatModel chat;

  OpenAiProvider(String id, ModelConfiguration.Provider settings, Executor executor) {
    this.id = id;
    this.settings = settings;
    HttpClient.Builder http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(executor);
    this.chat =
        OpenAiStreamingChatModel.builder()
            .httpClientBuilder(
                JdkHttpClient.builder()
                    .httpClientBuilder(http)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .readTimeout(settings.timeout()))
            .baseUrl(settings.baseUrl())
            .apiKey(settings.apiKey().orElse(NO_KEY))
            .modelName(settings.model())
            .timeout(settings.timeout())
            .build();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String kind() {
    return settings.kind();
  }

  @Override
  public String model() {
    return settings.model();
  }

  @Override
  public StreamingChatModel chat(RunContext context) {
    return chat;
  }

  @Override
  public Duration timeout() {
    return settings.timeout();
  }

  @Override
  public Duration idleTimeout() {
    return settings.idleTimeout();
  }

  @Override
  public Usage usage(long promptTokens, long completionTokens) {
    Double cost =
        settings.promptPrice().isEmpty() && settings.completionPrice().isEmpty()
            ? null
            : (promptTokens * settings.promptPrice().orElse(0.0)
                    + completionTokens * settings.completionPrice().orElse(0.0))
                / MILLION;
    return new Usage(id, settings.model(), promptTokens, completionTokens, cost);
  }
}
