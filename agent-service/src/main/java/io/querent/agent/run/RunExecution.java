package io.querent.agent.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.querent.agent.chat.ChatStore;
import io.querent.agent.chat.RunEntity;
import io.querent.agent.context.RunContext;
import io.querent.agent.loop.AgentLoop;
import io.querent.agent.model.ModelProvider;
import io.querent.agent.model.ModelRoute;
import io.querent.contracts.agent.Answer;
import io.querent.contracts.agent.AnswerStatus;
import io.querent.contracts.agent.RunEvent;
import io.querent.contracts.agent.Usage;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.problem.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Takes one run from its first to its terminal event; the answer is kept before that event is sent.
 */
@ApplicationScoped
public class RunExecution {
  private static final Logger LOG = Logger.getLogger(RunExecution.class);

  @Inject AgentLoop loop;
  @Inject ModelRoute route;
  @Inject ChatStore store;
  @Inject StoredChoices choices;
  @Inject RunConfiguration configuration;

  private Semaphore turns;

  private record Started(String messageId, String question, String provider) {}

  /** Data of the terminal event. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Finished(String status, Answer answer, Problem error) {

    static Finished of(Answer answer, Problem error) {
      return new Finished(eventStatus(answer.status()), answer, error);
    }

    /** What can be told of a stored answer. */
    static Finished stored(Answer answer) {
      boolean lost = answer.warnings().contains(ErrorCode.RUN_LOST.word());
      return of(
          answer,
          lost ? Problem.of(ErrorCode.RUN_LOST, answer.answer(), answer.runId(), List.of()) : null);
    }
  }

  @PostConstruct
  void prepare() {
    turns = new Semaphore(configuration.working(), true);
  }

  Answer execute(RunEntity run, RunContext context, RunHandle handle) {
    long started = System.nanoTime();
    handle
        .journal()
        .append(RunEvent.STARTED, new Started(run.id + "_a", run.question, first(context).id()));
    Answer answer;
    Problem problem = null;
    try {
      turns.acquire();
      try {
        Usage usage = loop.run(context, handle.journal(), handle.stop());
        answer = AnswerAssembly.of(context, usage, millisSince(started));
      } finally {
        turns.release();
      }
    } catch (CancellationException | InterruptedException e) {
      answer =
          AnswerAssembly.ended(
              context,
              AnswerStatus.STOPPED,
              "Stopped.",
              nothingSpent(context),
              millisSince(started));
    } catch (ProblemException e) {
      problem = e.toProblem(run.id);
      answer =
          AnswerAssembly.ended(
              context,
              AnswerStatus.FAILED,
              e.getMessage(),
              nothingSpent(context),
              millisSince(started));
    } catch (RuntimeException e) {
      LOG.errorf(e, "run %s failed", run.id);
      problem =
          new ProblemException(
                  ErrorCode.INTERNAL, "An unexpected error was logged under the id " + run.id + ".")
              .toProblem(run.id);
      answer =
          AnswerAssembly.ended(
              context,
              AnswerStatus.FAILED,
              problem.detail(),
              nothingSpent(context),
              millisSince(started));
    }
    Finished finished = finish(run, context, Finished.of(answer, problem));
    handle.journal().append(RunEvent.FINISHED, finished);
    return finished.answer();
  }

  private ModelProvider first(RunContext context) {
    return route.providers(ModelRoute.Purpose.SQL, context.forcedModel()).getFirst();
  }

  private Usage nothingSpent(RunContext context) {
    return first(context).usage(0, 0);
  }

  /** Keeps the end of the run; what another node has kept before counts. */
  private Finished finish(RunEntity run, RunContext context, Finished finished) {
    try {
      String offered = choices.write(context.state().choices());
      if (!store.finish(run, finished.answer(), offered)) {
        Answer kept = store.answerOf(store.run(run.id, context.caller()));
        return kept == null ? finished : Finished.stored(kept);
      }
    } catch (RuntimeException e) {
      LOG.errorf(e, "the answer of run %s could not be kept", run.id);
    }
    return finished;
  }

  /** How the terminal event words the end of a run. */
  static String eventStatus(AnswerStatus status) {
    return switch (status) {
      case ANSWERED, REFUSED -> "success";
      case AWAITING_INPUT -> "awaiting_input";
      case FAILED -> "error";
      case STOPPED -> "stopped";
    };
  }

  private static long millisSince(long started) {
    return (System.nanoTime() - started) / 1_000_000;
  }
}
