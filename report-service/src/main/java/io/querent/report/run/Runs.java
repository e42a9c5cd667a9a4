package io.querent.report.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.contracts.report.ReportRunView;
import io.querent.contracts.report.RunStatus;
import io.querent.kit.id.Ids;
import io.querent.kit.identity.CurrentCaller;
import io.querent.report.definition.CanonicalJson;
import io.querent.report.definition.Definition;
import io.querent.report.definition.DefinitionReader;
import io.querent.report.definition.ParameterValues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** Runs of reports within the caller's organization. Blocks; meant for virtual threads. */
@ApplicationScoped
public class Runs {
  @Inject RunRepository repository;
  @Inject Targets targets;
  @Inject RunExecution execution;
  @Inject LiveRuns live;
  @Inject RunViews views;
  @Inject RunConfiguration configuration;
  @Inject DefinitionReader reader;
  @Inject Event<RunFinished> finished;

  /**
   * Runs a report to its end, or takes the result of a moment ago.
   *
   * @return the run, also when it failed; an order with {@code once} whose run has completed
   *     answers that one
   * @throws ProblemException when the order itself does not do
   */
  public RunRow run(Caller caller, RunOrder order) {
    NewRun run = prepare(caller, order);
    Optional<RunRow> reused = reuse(run);
    if (reused.isPresent()) {
      return reused.get();
    }
    execution.checkRoom();
    Optional<RunRow> earlier = insert(run);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    return execution.execute(run).or(() -> repository.find(run.id())).orElseThrow();
  }

  /** Begins a run and returns at once. */
  RunRow begin(Caller caller, RunOrder order) {
    NewRun run = prepare(caller, order);
    Optional<RunRow> reused = reuse(run);
    if (reused.isPresent()) {
      return reused.get();
    }
    execution.checkRoom();
    Optional<RunRow> earlier = insert(run);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    Thread.ofVirtual()
        .name("run-" + run.id())
        .start(() -> CurrentCaller.as(caller, () -> execution.execute(run)));
    return repository.find(run.id()).orElseThrow();
  }

  private NewRun prepare(Caller caller, RunOrder order) {
    RunTarget target = targets.of(caller, order);
    String datasource =
        targets.datasource(target.reportKey(), target.boundTo(), order.datasourceId());
    ObjectNode params =
        ParameterValues.resolve(
            target.definition(), order.params(), ZonedDateTime.now(order.zone()));
    String text = CanonicalJson.text(params);
    return new NewRun(
        Ids.next("rrun"),
        caller,
        order,
        target,
        datasource,
        params,
        text,
        CanonicalJson.hash(text));
  }

  private Optional<RunRow> reuse(NewRun run) {
    if (run.order().fresh() || configuration.cacheFor().isZero()) {
      return Optional.empty();
    }
    Optional<RunRow> reused = repository.reuse(run, configuration.cacheFor());
    reused.ifPresent(
        row ->
            finished.fireAsync(
                new RunFinished(row.id(), row.organizationId(), row.status(), row.trigger())));
    return reused;
  }

  /** Keeps the new run; an order that is to happen once may have one that has completed. */
  private Optional<RunRow> insert(NewRun run) {
    while (!repository.insert(run, live.node(), configuration.lease())) {
      RunRow there =
          repository
              .findOnce(run.caller().organizationId(), run.order().once())
              .orElseThrow(() -> new IllegalStateException("a run was not kept"));
      if (there.status() == RunStatus.COMPLETED) {
        return Optional.of(there);
      }
      if (there.status().ended()) {
        repository.release(there.id());
      } else {
        pause();
      }
    }
    return Optional.empty();
  }

  private void pause() {
    try {
      Thread.sleep(configuration.poll());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(ErrorCode.CANCELLED, "The run was given up.", e);
    }
  }

  /** A definition tried out; nothing is kept but the result. */
  ReportRunView preview(JsonNode definition, String datasourceId, JsonNode params) {
    Definition read = reader.read(definition);
    String datasource = targets.datasource("preview", null, datasourceId);
    Instant started = Instant.now();
    ObjectNode values = ParameterValues.resolve(read, params, ZonedDateTime.now(ZoneOffset.UTC));
    ResultHead head = execution.query(read, datasource, values.deepCopy());
    return new ReportRunView(
        null,
        null,
        null,
        0,
        RunStatus.COMPLETED,
        "preview",
        datasource,
        values,
        head.sql(),
        head.columns(),
        head.rows(),
        head.rowCount(),
        head.truncated(),
        head.resultId(),
        read.form().visuals(),
        head.warnings(),
        head.timings(),
        null,
        null,
        null,
        null,
        null,
        started,
        started,
        Instant.now());
  }

  /** A run of the caller's organization. */
  public RunRow get(Caller caller, String id) {
    return repository
        .find(caller.organizationId(), id)
        .orElseThrow(
            () ->
                new ProblemException(
                    ErrorCode.NOT_FOUND,
                    "There is no run '%s' in your organization.".formatted(id)));
  }

  /** A run whoever it belongs to; for work of the service itself. */
  public Optional<RunRow> find(String id) {
    return repository.find(id);
  }

  /** As clients see it, with its first rows. */
  public ReportRunView view(RunRow row) {
    return views.full(row, definition(row).form().visuals());
  }

  /** What the run executed. */
  public Definition definition(RunRow row) {
    return targets.definition(row.versionId());
  }

  List<ReportRunView> page(Caller caller, String report, String status, int limit, String before) {
    return repository.page(caller.organizationId(), report, status, limit, before).stream()
        .map(views::brief)
        .toList();
  }

  /** Earlier completed runs of the same report, the newest first; for comparisons over time. */
  public List<RunRow> earlier(RunRow run, int most) {
    return repository
        .page(run.organizationId(), run.reportKey(), RunStatus.COMPLETED.word(), most, run.id())
        .stream()
        .filter(row -> row.cachedFrom() == null)
        .toList();
  }

  /** Cancels a run that has not ended, wherever it executes. */
  RunRow cancel(Caller caller, String id) {
    RunRow run = get(caller, id);
    if (!run.status().ended()) {
      repository.requestCancel(id);
      live.interrupt(id);
    }
    return get(caller, id);
  }

  /** Keeps the verdict of a quality check with the run and those that share its result. */
  public void judged(String id, String verdict) {
    repository.verdict(id, verdict);
  }
}
