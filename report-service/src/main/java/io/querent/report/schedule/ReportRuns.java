package io.querent.report.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.problem.ProblemException;
import io.querent.contracts.report.RunStatus;
import io.querent.kit.identity.CurrentCaller;
import io.querent.report.run.RunOrder;
import io.querent.report.run.RunRow;
import io.querent.report.run.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** Executes the reports of fires as runs. */
@ApplicationScoped
class ReportRuns implements ScheduledRuns {
  @Inject Runs runs;
  @Inject ObjectMapper json;

  @Override
  public String execute(Caller owner, ScheduleRow schedule, JsonNode params, String key)
      throws InterruptedException {
    RunOrder order =
        new RunOrder(
            schedule.reportKey(),
            null,
            params,
            schedule.datasourceId(),
            true,
            RunOrder.SCHEDULE,
            key,
            ZoneId.of(schedule.zone()));
    AtomicReference<RunRow> made = new AtomicReference<>();
    CurrentCaller.as(owner, () -> made.set(runs.run(owner, order)));
    RunRow run = made.get();
    if (Thread.interrupted()) {
      throw new InterruptedException("the run was given up");
    }
    if (run.status() != RunStatus.COMPLETED) {
      throw failure(run);
    }
    return run.id();
  }

  private ProblemException failure(RunRow run) {
    try {
      Problem problem = run.error() == null ? null : json.readValue(run.error(), Problem.class);
      return problem == null
          ? new ProblemException(ErrorCode.CANCELLED, "The run was cancelled.")
          : new ProblemException(problem.code(), problem.detail());
    } catch (JsonProcessingException e) {
      return new ProblemException(ErrorCode.INTERNAL, "The run failed.", e);
    }
  }
}
