package io.querent.report.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.identity.Permission;
import io.querent.contracts.identity.Role;
import io.querent.contracts.job.JobKind;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.job.JobContext;
import io.querent.kit.job.JobHandler;
import io.querent.kit.store.ReactiveStore;
import io.querent.report.member.Members;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** Runs the report of one fire with the rights that the schedule's owner has at that moment. */
@ApplicationScoped
class ScheduledReportJob implements JobHandler {
  static final String OWNER_GONE = "Its owner is no longer an active member of the organization.";
  static final String OWNER_LOST_RIGHT = "Its owner may no longer run reports.";

  @Inject Pool pool;
  @Inject ScheduleRepository repository;
  @Inject Schedules schedules;
  @Inject Members members;
  @Inject ScheduledRuns runs;
  @Inject ObjectMapper json;

  @Override
  public String kind() {
    return JobKind.SCHEDULED_REPORT;
  }

  @Override
  public JsonNode run(JobContext job) throws InterruptedException {
    ScheduledReport asked = asked(job.payload());
    ScheduleRow schedule =
        ReactiveStore.await(() -> repository.find(pool, asked.organizationId(), asked.scheduleId()))
            .orElseThrow(
                () -> new ProblemException(ErrorCode.GONE, "The schedule was deleted meanwhile."));
    if (schedule.suspendedReason() != null) {
      throw new ProblemException(
          ErrorCode.FORBIDDEN, "The schedule is suspended: " + schedule.suspendedReason());
    }
    job.progress("Asking for the owner's permissions", 5, Map.of());
    Caller owner = owner(schedule);
    job.progress("Running the report", 20, Map.of());
    String run = runs.execute(owner, schedule, schedules.tree(schedule.params()), job.jobId());
    ReactiveStore.await(() -> repository.ran(pool, schedule.id(), run));
    return json.createObjectNode()
        .put("run_id", run)
        .put("schedule_id", schedule.id())
        .put("report_key", schedule.reportKey());
  }

  private Caller owner(ScheduleRow schedule) {
    Optional<Caller> owner = members.caller(schedule.organizationId(), schedule.ownerId());
    if (owner.isEmpty()) {
      throw suspended(schedule, OWNER_GONE);
    }
    if (!Role.permissionsOf(owner.get().roles()).contains(Permission.REPORT_RUN)) {
      throw suspended(schedule, OWNER_LOST_RIGHT);
    }
    return owner.get();
  }

  private ProblemException suspended(ScheduleRow schedule, String reason) {
    ReactiveStore.await(() -> repository.suspend(pool, schedule.id(), reason));
    return new ProblemException(ErrorCode.FORBIDDEN, "The schedule is suspended: " + reason);
  }

  private ScheduledReport asked(JsonNode payload) {
    try {
      return json.treeToValue(payload, ScheduledReport.class);
    } catch (JsonProcessingException e) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST, "The job does not say which schedule it is of.", e);
    }
  }
}
