package io.querent.report.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.contracts.job.JobKind;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.problem.ProblemException;
import io.querent.contracts.report.RunStatus;
import io.querent.kit.job.JobContext;
import io.querent.kit.job.JobHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Runs many reports one after the other. Each has a key of job and place, so that a repeated
 * attempt does not run again what has completed; one that fails is listed, and the next one runs.
 */
@ApplicationScoped
public class BulkReports implements JobHandler {
  private static final int WHOLE = 100;

  @Inject Runs runs;
  @Inject RunViews views;
  @Inject ObjectMapper json;

  @Override
  public String kind() {
    return JobKind.BULK_REPORTS;
  }

  @Override
  public JsonNode run(JobContext job) throws InterruptedException {
    JsonNode reports = job.payload().path("reports");
    String datasource = job.payload().path("datasource_id").asText(null);
    ObjectNode result = json.createObjectNode();
    var items = result.putArray("runs");
    int completed = 0;
    for (int i = 0; i < reports.size(); i++) {
      String key = reports.get(i).path("key").asText();
      job.progress("Running " + key, i * WHOLE / reports.size(), Map.of("reports_done", i));
      ObjectNode item = one(job, reports.get(i), i, datasource);
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("the job was stopped");
      }
      completed += item.path("status").asText().equals(RunStatus.COMPLETED.word()) ? 1 : 0;
      items.add(item);
    }
    return result.put("completed", completed).put("failed", reports.size() - completed);
  }

  private ObjectNode one(JobContext job, JsonNode report, int place, String datasource) {
    String key = report.path("key").asText();
    ObjectNode item = json.createObjectNode().put("key", key);
    RunOrder order =
        new RunOrder(
            key,
            report.path("version").isInt() ? report.path("version").asInt() : null,
            report.get("params"),
            report.path("datasource_id").asText(datasource),
            true,
            RunOrder.JOB,
            job.jobId() + ":" + place,
            ZoneOffset.UTC);
    try {
      RunRow run = orderFor(job, order);
      item.put("run_id", run.id()).put("status", run.status().word());
      if (run.rowCount() != null) {
        item.put("row_count", run.rowCount());
      }
      if (run.error() != null) {
        item.set("error", json.valueToTree(views.error(run)));
      }
    } catch (ProblemException e) {
      if (e.code() == ErrorCode.OVERLOADED || e.code() == ErrorCode.CANCELLED) {
        throw e;
      }
      item.put("status", RunStatus.FAILED.word());
      item.set("error", json.valueToTree(Problem.of(e.code(), e.getMessage(), null, List.of())));
    }
    return item;
  }

  /** A bound report runs where it is bound, also when the others of the job run elsewhere. */
  private RunRow orderFor(JobContext job, RunOrder order) {
    try {
      return runs.run(job.caller(), order);
    } catch (ProblemException e) {
      if (e.code() != ErrorCode.CONFLICT || order.datasourceId() == null) {
        throw e;
      }
      return runs.run(
          job.caller(),
          new RunOrder(
              order.reportKey(),
              order.version(),
              order.params(),
              null,
              order.fresh(),
              order.trigger(),
              order.once(),
              order.zone()));
    }
  }
}
