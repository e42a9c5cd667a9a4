package io.querent.report.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.contracts.datasource.QueryRequest;
import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.problem.ProblemException;
import io.querent.contracts.report.ReportDefinition;
import io.querent.contracts.report.RunStatus;
import io.querent.kit.call.Interruptible;
import io.querent.report.definition.Definition;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Takes one run from queued to its end, in the thread that calls. */
@ApplicationScoped
class RunExecution {
  private static final Logger LOG = Logger.getLogger(RunExecution.class);
  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

  @Inject RunRepository repository;
  @Inject RunConfiguration configuration;
  @Inject LiveRuns live;
  @Inject RunViews views;
  @Inject ObjectMapper json;
  @Inject RunChannel channel;
  @Inject @RestClient DatasourceClient datasources;

  private Semaphore turns;
  private final AtomicInteger waiting = new AtomicInteger();

  @PostConstruct
  void prepare() {
    turns = new Semaphore(configuration.working(), true);
  }

  /** Makes sure that there is room for one more. */
  void checkRoom() {
    if (waiting.get() >= configuration.waiting()) {
      throw new ProblemException(
          ErrorCode.OVERLOADED,
          "%d runs wait already; try again in a moment.".formatted(waiting.get()));
    }
  }

  /** Executes the run and keeps its end, whatever happens; empty when another node ended it. */
  Optional<RunRow> execute(NewRun run) {
    waiting.incrementAndGet();
    live.begin(run.id());
    try {
      Optional<RunRow> ended = attempt(run);
      ended.ifPresent(channel::ended);
      return ended;
    } finally {
      live.end(run.id());
    }
  }

  private Optional<RunRow> attempt(NewRun run) {
    boolean holds = false;
    try {
      try {
        turns.acquire();
        holds = true;
      } finally {
        waiting.decrementAndGet();
      }
      Optional<RunRow> started = repository.start(run.id());
      if (started.isEmpty()) {
        return cancelled(run);
      }
      channel.tell(started.get());
      Definition definition = run.target().definition();
      ResultHead head = query(definition, run.datasourceId(), run.params());
      return repository.complete(run.id(), outcome(head, definition));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return cancelled(run);
    } catch (ProblemException e) {
      return e.code() == ErrorCode.CANCELLED ? cancelled(run) : failed(run, e);
    } catch (RuntimeException e) {
      LOG.errorf(e, "run %s failed", run.id());
      String detail = "An unexpected error was logged under the id %s.".formatted(run.id());
      return failed(run, new ProblemException(ErrorCode.INTERNAL, detail, e));
    } finally {
      if (holds) {
        turns.release();
      }
    }
  }

  private Optional<RunRow> cancelled(NewRun run) {
    Problem problem = Problem.of(ErrorCode.CANCELLED, "The run was cancelled.", null, List.of());
    return repository.end(run.id(), RunStatus.CANCELLED, views.write(problem));
  }

  private Optional<RunRow> failed(NewRun run, ProblemException e) {
    RunTarget target = run.target();
    String place =
        "Report '%s', version %d, on '%s': "
            .formatted(target.reportKey(), target.version(), run.datasourceId());
    Problem problem = Problem.of(e.code(), place + e.getMessage(), null, e.errors());
    return repository.end(run.id(), RunStatus.FAILED, views.write(problem));
  }

  /** Asks the datasource service; an interrupt stops the statement. */
  ResultHead query(Definition definition, String datasourceId, ObjectNode params) {
    ReportDefinition form = definition.form();
    params.retain(definition.used());
    return Interruptible.await(
        datasources.query(
            new QueryRequest(
                datasourceId,
                form.sql(),
                form.ir(),
                json.convertValue(params, VALUES),
                null,
                null,
                configuration.samples(),
                form.notes(),
                null)));
  }

  private Outcome outcome(ResultHead head, Definition definition) {
    List<String> warnings = new ArrayList<>(definition.warnings());
    if (head.warnings() != null) {
      warnings.addAll(head.warnings());
    }
    return new Outcome(
        head.sql(),
        views.write(head.columns()),
        views.write(head.rows()),
        head.rowCount(),
        head.truncated(),
        head.resultId(),
        head.expiresAt(),
        views.write(warnings),
        views.write(head.timings()));
  }
}
