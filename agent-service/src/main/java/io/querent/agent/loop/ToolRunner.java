package io.querent.agent.loop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import io.querent.agent.context.CreatedData;
import io.querent.agent.context.RunContext;
import io.querent.agent.model.StopSignal;
import io.querent.agent.tool.ToolOutcome;
import io.querent.agent.tool.Toolbox;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.identity.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Runs the tool calls of one turn, side by side where there are several. */
@ApplicationScoped
public class ToolRunner {
  private static final Logger LOG = Logger.getLogger(ToolRunner.class);

  @Inject Toolbox toolbox;
  @Inject LoopConfiguration limits;

  /** The message for the model, and the failure behind it when the call failed. */
  record Finished(ToolExecutionResultMessage message, ProblemException failure) {}

  List<Finished> run(
      List<ToolExecutionRequest> calls, RunContext context, RunEvents events, StopSignal stop) {
    List<FutureTask<Finished>> tasks = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (ToolExecutionRequest call : calls) {
      FutureTask<Finished> task = new FutureTask<>(() -> run(call, context, events));
      tasks.add(task);
      threads.add(
          Thread.ofVirtual()
              .name("tool-" + call.name())
              .start(() -> CurrentCaller.as(context.caller(), task)));
    }
    stop.onStop(() -> threads.forEach(Thread::interrupt));
    try {
      List<Finished> finished = new ArrayList<>();
      for (FutureTask<Finished> task : tasks) {
        finished.add(await(task, stop));
      }
      return finished;
    } finally {
      stop.clear();
      threads.forEach(Thread::interrupt);
    }
  }

  private Finished await(FutureTask<Finished> task, StopSignal stop) {
    try {
      Finished finished = task.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
      if (stop.isSet()) {
        throw new CancellationException("stopped");
      }
      return finished;
    } catch (TimeoutException e) {
      throw new ProblemException(
          ErrorCode.LIMIT_REACHED, "A tool took longer than the run may last.", e);
    } catch (ExecutionException e) {
      if (stop.isSet()) {
        throw new CancellationException("stopped");
      }
      throw new IllegalStateException("a tool failed unexpectedly", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  private Finished run(ToolExecutionRequest call, RunContext context, RunEvents events) {
    long started = System.nanoTime();
    RunEvents.Block block = events.open("tool", call.name());
    try {
      JsonNode arguments = toolbox.arguments(call);
      events.toolStarted(call, arguments);
      ToolOutcome outcome = toolbox.run(call, context);
      events.toolFinished(call, outcome, true, millisSince(started));
      if (call.name().equals("create_data")) {
        context.state().latest().ifPresent(data -> visualize(data, events));
      }
      events.close(block, true, outcome.summary());
      return new Finished(ToolExecutionResultMessage.from(call, outcome.content()), null);
    } catch (ProblemException e) {
      return failed(call, e, e.code().title(), block, events, started);
    } catch (RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) {
        LOG.errorf(e, "tool %s failed in run %s", call.name(), context.runId());
      }
      ProblemException problem =
          new ProblemException(
              ErrorCode.SERVICE_UNAVAILABLE, "The data could not be reached right now.", e);
      return failed(call, problem, problem.getMessage(), block, events, started);
    }
  }

  private static Finished failed(
      ToolExecutionRequest call,
      ProblemException problem,
      String summary,
      RunEvents.Block block,
      RunEvents events,
      long started) {
    ToolOutcome outcome = new ToolOutcome(problem.getMessage(), summary, null);
    events.toolFinished(call, outcome, false, millisSince(started));
    events.close(block, false, problem.getMessage());
    return new Finished(failure(call, problem), problem);
  }

  private static ToolExecutionResultMessage failure(
      ToolExecutionRequest call, ProblemException problem) {
    return ToolExecutionResultMessage.builder()
        .id(call.id())
        .toolName(call.name())
        .text("error " + problem.code().word() + ": " + problem.getMessage())
        .isError(true)
        .build();
  }

  private static void visualize(CreatedData data, RunEvents events) {
    if (data.chart() != null) {
      events.visualization(data.result().resultId(), data.chart());
    }
  }

  private static long millisSince(long started) {
    return (System.nanoTime() - started) / 1_000_000;
  }
}
