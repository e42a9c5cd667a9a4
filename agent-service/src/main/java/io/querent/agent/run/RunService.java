package io.querent.agent.run;

import io.quarkus.runtime.ShutdownEvent;
import io.querent.agent.chat.ChatEntity;
import io.querent.agent.chat.ChatStore;
import io.querent.agent.chat.RunEntity;
import io.querent.agent.context.Exchange;
import io.querent.agent.context.Proposal;
import io.querent.agent.context.RunContext;
import io.querent.agent.context.RunState;
import io.querent.agent.context.Schemas;
import io.querent.agent.event.RunJournals;
import io.querent.agent.model.ModelRoute;
import io.querent.agent.model.StopSignal;
import io.querent.contracts.agent.Answer;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.identity.CurrentCaller;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Starts runs on virtual threads, waits for them, stops them. */
@ApplicationScoped
public class RunService {
  private static final Logger LOG = Logger.getLogger(RunService.class);

  @Inject ChatStore store;
  @Inject StoredChoices choices;
  @Inject RunJournals journals;
  @Inject RunExecution execution;
  @Inject ModelRoute route;
  @Inject RunConfiguration configuration;
  @Inject Node node;
  @Inject Schemas schemas;

  private final Map<String, RunHandle> running = new ConcurrentHashMap<>();
  private Semaphore places;

  @PostConstruct
  void prepare() {
    places = new Semaphore(configuration.concurrent());
  }

  /** Ids of the runs that this node works on. */
  public Set<String> runningIds() {
    return Set.copyOf(running.keySet());
  }

  /** Starts a run and returns at once; its events are in the journal from now on. */
  public RunHandle start(NewRun request, Caller caller) {
    String question = checked(request.question());
    route.check(request.forceModel());
    ChatEntity known = request.chatId() == null ? null : store.chat(request.chatId(), caller);
    if (request.datasourceId() != null) {
      schemas.of(request.datasourceId());
    }
    if (!places.tryAcquire()) {
      throw new ProblemException(
          ErrorCode.OVERLOADED, "Too many questions are being answered; try again in a moment.");
    }
    try {
      return start(request, question, known, caller);
    } catch (RuntimeException e) {
      places.release();
      throw e;
    }
  }

  private RunHandle start(NewRun request, String question, ChatEntity known, Caller caller) {
    List<RunEntity> earlier =
        known == null ? List.of() : store.latestRuns(known.id, configuration.history());
    Proposal chosen = choices.taken(request.choice(), earlier);
    ChatEntity chat =
        known == null ? ChatStore.newChat(caller, null, request.datasourceId()) : known;
    RunEntity run = node.newRun(chat.id, question, caller);
    RunContext context =
        new RunContext(
            run.id,
            chat.id,
            caller,
            question,
            request.datasourceId() == null ? chat.datasourceId : request.datasourceId(),
            history(earlier),
            chosen,
            request.forceModel(),
            Instant.now(),
            ZoneOffset.UTC,
            new RunState());
    store.begin(known == null ? chat : null, run);
    RunHandle handle =
        new RunHandle(
            run.id,
            chat.id,
            journals.open(run.id, chat.id),
            new StopSignal(),
            new CompletableFuture<>());
    running.put(run.id, handle);
    Thread.ofVirtual()
        .name("run-" + run.id)
        .start(() -> CurrentCaller.as(caller, () -> work(run, context, handle)));
    return handle;
  }

  private void work(RunEntity run, RunContext context, RunHandle handle) {
    try {
      handle.answer().complete(execution.execute(run, context, handle));
    } catch (RuntimeException e) {
      handle.answer().completeExceptionally(e);
    } finally {
      running.remove(run.id);
      places.release();
    }
  }

  /** Waits for the answer of a started run. */
  public Answer await(RunHandle handle) {
    try {
      return handle.answer().get(configuration.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new ProblemException(
          ErrorCode.QUERY_TIMEOUT,
          "The answer takes long; follow it at /v1/runs/%s/events.".formatted(handle.runId()),
          e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("run " + handle.runId() + " failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      handle.stop().set();
      throw new ProblemException(ErrorCode.CANCELLED, "The caller went away.", e);
    }
  }

  /** Stops a run, here or on the node that works on it. */
  public void stop(RunEntity run) {
    if (!RunEntity.RUNNING.equals(run.status)) {
      return;
    }
    RunHandle handle = running.get(run.id);
    if (handle == null) {
      store.requestStop(run.id);
    } else {
      handle.stop().set();
    }
  }

  /** Stops those of this node's runs that somebody asked another node to stop. */
  public void stopHere(String runId) {
    RunHandle handle = running.get(runId);
    if (handle != null) {
      handle.stop().set();
    }
  }

  /** Stops this node's runs while their answers can still be kept, so that none is found lost. */
  void shutDown(@Observes ShutdownEvent event) {
    List<RunHandle> left = List.copyOf(running.values());
    left.forEach(handle -> handle.stop().set());
    CompletableFuture<?> all =
        CompletableFuture.allOf(
            left.stream().map(RunHandle::answer).toArray(CompletableFuture[]::new));
    try {
      all.get(configuration.farewell().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warnf("runs were still working at the shutdown; another node will end them: %s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Exchange> history(List<RunEntity> newestFirst) {
    return newestFirst.reversed().stream()
        .map(run -> new Exchange(run.question, store.answerOf(run)))
        .toList();
  }

  private String checked(String question) {
    if (question == null || question.isBlank()) {
      throw new ProblemException(ErrorCode.INVALID_REQUEST, "The question is empty.");
    }
    if (question.length() > configuration.question()) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          "The question has %d characters; at most %d are read."
              .formatted(question.length(), configuration.question()));
    }
    return question.strip();
  }
}
