package io.querent.agent.model;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.quarkus.runtime.Startup;
import io.querent.agent.context.RunContext;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.problem.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Map<String, ModelProvider> known = new ConcurrentHashMap<>();
  private List<ModelProvider> route;

  /** What a model is asked for. */
  public enum Purpose {
    /** Words: answers, scopes, verdicts. */
    CHAT,
    /** Queries. */
    SQL
  }

  @PostConstruct
  void prepare() {
    configuration.providers().keySet().forEach(this::provider);
    route = configuration.route().stream().map(this::provider).toList();
    for (Purpose purpose : Purpose.values()) {
      providers(purpose, null);
    }
  }

  private ModelProvider provider(String id) {
    return known.computeIfAbsent(id, this::make);
  }

  /**
   * The providers for a purpose, in order.
   *
   * @param forced the only provider to ask; null for the route
   * @throws ProblemException when there is no provider of that id
   */
  public List<ModelProvider> providers(Purpose purpose, String forced) {
    if (forced != null) {
      check(forced);
      return List.of(provider(forced));
    }
    Set<String> ids = new LinkedHashSet<>();
    if (purpose == Purpose.SQL) {
      configuration.sqlPrimary().ifPresent(ids::add);
    }
    configuration.chatPrimary().ifPresent(ids::add);
    configuration.chatBackup().ifPresent(ids::add);
    if (ids.isEmpty()) {
      return route;
    }
    ids.add(BuiltinProvider.ID);
    return ids.stream().map(this::provider).toList();
  }

  /**
   * Whether a request may name this provider; null names none.
   *
   * @throws ProblemException when there is no provider of that id
   */
  public void check(String forced) {
    if (forced != null && !ids().contains(forced)) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          "There is no model provider '%s'; there are %s."
              .formatted(forced, String.join(", ", ids())),
          List.of(new Problem.FieldError("/force_model", "must be one of the providers")),
          null);
    }
  }

  private Set<String> ids() {
    Set<String> ids = new TreeSet<>(configuration.providers().keySet());
    ids.add(BuiltinProvider.ID);
    return ids;
  }

  /** The answer of one language model to one prompt; blocks. */
  public String complete(ModelProvider provider, String system, String user) {
    ChatRequest request =
        ChatRequest.builder().messages(SystemMessage.from(system), UserMessage.from(user)).build();
    try {
      String text = turn(provider, null, request, new TurnCollector(_ -> {})).message().text();
      if (text != null && !text.isBlank()) {
        return text;
      }
      throw new ProblemException(
          ErrorCode.MODEL_MISBEHAVED,
          "The language model '%s' gave an empty answer.".formatted(provider.id()));
    } catch (ModelFailure e) {
      LOG.warnf("model provider %s failed: %s", provider.id(), e.getCause());
      throw unavailable(provider.id(), e.getCause());
    }
  }

  private ModelProvider make(String id) {
    if (id.equals(BuiltinProvider.ID)) {
      return builtin;
    }
    Map<String, ModelConfiguration.Provider> configured = configuration.providers();
    ModelConfiguration.Provider settings = configured.get(id);
    if (settings == null) {
      throw new IllegalStateException(
          "the model route names '%s', but querent.models.providers has only %s and builtin"
              .formatted(id, configured.keySet()));
    }
    if (!settings.kind().equals(OPENAI)) {
      throw new IllegalStateException(
          "querent.models.providers.%s.kind is '%s'; known kinds: openai"
              .formatted(id, settings.kind()));
    }
    return new OpenAiProvider(id, settings, executor);
  }

  /** Every provider that a request may name. */
  public List<ModelProvider> all() {
    return ids().stream().map(this::provider).toList();
  }

  /**
   * One turn of a run, by the provider that it forces or the first that answers. Blocks.
   *
   * @param tokens takes the text while it streams
   * @throws CancellationException when the run was stopped
   * @throws ProblemException when no provider gave an answer
   */
  public ModelTurn turn(
      Purpose purpose,
      RunContext context,
      ChatRequest request,
      Consumer<String> tokens,
      StopSignal stop) {
    Throwable last = null;
    for (ModelProvider provider : providers(purpose, context.forcedModel())) {
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
    throw context.forcedModel() == null
        ? new ProblemException(
            ErrorCode.MODEL_UNAVAILABLE,
            "No language model of the route answered; try again, or add 'builtin' to the route.",
            last)
        : unavailable(context.forcedModel(), last);
  }

  private static ProblemException unavailable(String id, Throwable last) {
    return new ProblemException(
        ErrorCode.MODEL_UNAVAILABLE,
        "The language model '%s' did not answer; try again, or let the route choose another."
            .formatted(id),
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
