package io.querent.report.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.job.JobStatus;
import io.querent.contracts.job.JobView;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Rows of the ledger as they are shown. */
@ApplicationScoped
public class JobViews {
  private static final int MOST = 200;

  @Inject JobLedger ledger;

  JobPage page(Caller caller, String status, String kind, int limit, String before) {
    if (limit < 1 || limit > MOST) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST, "'limit' must lie between 1 and %d.".formatted(MOST));
    }
    List<JobRow> rows = ledger.page(caller, status(status), kind, limit + 1, before);
    List<JobView> items = rows.stream().limit(limit).map(this::view).toList();
    return new JobPage(items, rows.size() > limit ? items.getLast().jobId() : null);
  }

  private static JobStatus status(String word) {
    if (word == null || word.isBlank()) {
      return null;
    }
    return Arrays.stream(JobStatus.values())
        .filter(s -> s.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ErrorCode.INVALID_REQUEST,
                    "'status' must be one of queued, running, completed, failed, cancelled."));
  }

  JobView view(JobRow job) {
    return new JobView(
        job.id(),
        job.kind(),
        job.status(),
        job.progress(),
        job.step(),
        Durations.words(job.estimatedMs()),
        job.status().ended() ? null : Durations.words(Estimates.remaining(job, Instant.now())),
        job.attempts(),
        job.createdBy(),
        ledger.read(job.payload(), JsonNode.class),
        ledger.read(job.result(), JsonNode.class),
        ledger.read(job.error(), Problem.class),
        job.cancelRequested(),
        Jobs.channel(job.kind(), job.id()),
        job.createdAt(),
        job.startedAt(),
        job.finishedAt());
  }
}
