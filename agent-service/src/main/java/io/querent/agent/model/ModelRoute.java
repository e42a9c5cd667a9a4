package io.querent.agent.model;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.quarkus.runtime.Startup;
import io.querent.agent.context.RunContext;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The providers in the order of the route. A provider that fails hands over to the next one, unless
 * the person has already seen a token of it.
 */
@ApplicationScoped
@Startup
public class ModelRoute {
  private static final Logger LOG = Logger.getLogger(ModelRoute.class);
  private static final String OPENAI = "openai";
  private static final long TICK_MS = 250;

  @Inject ModelConfiguration configuration;
  @Inject BuiltinProvider builtin;

  private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();
  private List<ModelProvider> route;

  @PostConstruct
  void prepare() {
    List<ModelProvider> providers = new ArrayList<>();
    for (String id : configuration.route()) {
      providers.add(provider(id));
    }
    route = List.copyOf(providers);
  }

  private ModelProvider provider(String id) {
    if (id.equals(BuiltinProvider.ID)) {
      return builtin;
    }
    Map<String, ModelConfiguration.Provider> known = configuration.providers();
    ModelConfiguration.Provider settings = known.get(id);
    if (settings == null) {
      throw new IllegalStateException(
          "querent.models.route names '%s', but querent.models.providers has only %s and builtin"
              .formatted(id, known.keySet()));
    }
    if (!settings.kind().equals(OPENAI)) {
      throw new IllegalStateException(
          "querent.models.providers.%s.kind is '%s'; known kinds: openai"
              .formatted(id, settings.kind()));
    }
    return new OpenAiProvider(id, settings, executor);
  }

  /** The providers, in order. */
  public List<ModelProvider> providers() {
    return route;
  }

  /**
   * One turn. Blocks.
   *
   * @param tokens takes the text while it streams
   * @throws CancellationException when the run was stopped
   * @throws ProblemException when no provider gave an answer
   */
  public ModelTurn turn(
      RunContext context, ChatRequest request, Consumer<String> tokens, StopSignal stop) {
    Throwable last = null;
    for (ModelProvider provider : route) {
      TurnCollector collector = new TurnCollector(tokens);
      stop.onStop(() -> collector.cancel(new CancellationException("stopped")));
      try {
        return turn(provider, context, request, collector);
      } catch (CancellationException e) {
        throw e;
      } catch (ModelFailure e) {
        last = e.getCause();
        LOG.warnf("model provider %s failed: %s", provider.id(), last);
        if (collector.shown()) {
          throw new ProblemException(
              ErrorCode.MODEL_UNAVAILABLE,
              "The language model '%s' broke off in the middle of its answer."
                  .formatted(provider.id()),
              last);
        }
        context.state().warn("The model '%s' did not answer.".formatted(provider.id()));
      } finally {
        stop.clear();
      }
    }
    throw unavailable(last);
  }

  private static ProblemException unavailable(Throwable last) {
    return new ProblemException(
        ErrorCode.MODEL_UNAVAILABLE,
        "No language model of the route answered; try again, or add 'builtin' to the route.",
        last);
  }

  private static final class ModelFailure extends Exception {
    ModelFailure(Throwable cause) {
      super(cause);
    }
  }

  private ModelTurn turn(
      ModelProvider provider, RunContext context, ChatRequest request, TurnCollector collector)
      throws ModelFailure {
    try {
      provider.chat(context).chat(request, collector);
      ChatResponse response = await(provider, collector);
      if (response.finishReason() == null) {
        throw new IllegalStateException("the stream ended before the answer did");
      }
      TokenUsage used = response.tokenUsage();
      return new ModelTurn(
          response.aiMessage(),
          provider.usage(
              used == null ? 0 : orZero(used.inputTokenCount()),
              used == null ? 0 : orZero(used.outputTokenCount())),
          collector.firstTokenMs(),
          collector.elapsedMs());
    } catch (CancellationException | ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ModelFailure(e);
    }
  }

  private static ChatResponse await(ModelProvider provider, TurnCollector collector)
      throws ModelFailure {
    while (true) {
      try {
        return collector.response().get(TICK_MS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException tick) {
        if (collector.elapsedMs() > provider.timeout().toMillis()
            || collector.silentMs() > provider.idleTimeout().toMillis()) {
          collector.cancel(tick);
          throw new ModelFailure(tick);
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof CancellationException stopped) {
          throw stopped;
        }
        if (e.getCause() instanceof ProblemException known) {
          throw known;
        }
        throw new ModelFailure(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      }
    }
  }

  private static long orZero(Integer count) {
    return count == null ? 0 : count;
  }
}
