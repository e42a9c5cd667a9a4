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
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  @Inject Event<RunFinished> finished;
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

  /** Executes the run and keeps its end, whatever happens. */
  void execute(NewRun run) {
    waiting.incrementAndGet();
    live.begin(run.id());
    boolean holds = false;
    RunStatus status = RunStatus.FAILED;
    try {
      try {
        turns.acquire();
        holds = true;
      } finally {
        waiting.decrementAndGet();
      }
      if (repository.start(run.id())) {
        ResultHead head = query(run.target().definition(), run.datasourceId(), run.params());
        repository.complete(run.id(), outcome(head, run.target().definition()));
        status = RunStatus.COMPLETED;
      } else {
        status = cancelled(run);
      }
    } catch (InterruptedException e) {
      status = cancelled(run);
    } catch (ProblemException e) {
      status = e.code() == ErrorCode.CANCELLED ? cancelled(run) : failed(run, e);
    } catch (RuntimeException e) {
      LOG.errorf(e, "run %s failed", run.id());
      failed(
          run,
          new ProblemException(
              ErrorCode.INTERNAL,
              "An unexpected error was logged under the id %s.".formatted(run.id()),
              e));
    } finally {
      if (holds) {
        turns.release();
      }
      live.end(run.id());
    }
    finished.fireAsync(
        new RunFinished(run.id(), run.caller().organizationId(), status, run.order().trigger()));
  }

  private RunStatus cancelled(NewRun run) {
    Problem problem = Problem.of(ErrorCode.CANCELLED, "The run was cancelled.", null, List.of());
    repository.end(run.id(), RunStatus.CANCELLED, views.write(problem));
    return RunStatus.CANCELLED;
  }

  private RunStatus failed(NewRun run, ProblemException e) {
    RunTarget target = run.target();
    String place =
        "Report '%s', version %d, on '%s': "
            .formatted(target.reportKey(), target.version(), run.datasourceId());
    Problem problem = Problem.of(e.code(), place + e.getMessage(), null, e.errors());
    repository.end(run.id(), RunStatus.FAILED, views.write(problem));
    return RunStatus.FAILED;
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
                form.notes())));
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
