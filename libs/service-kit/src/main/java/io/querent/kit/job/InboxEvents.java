package io.querent.kit.job;

import io.querent.contracts.job.JobCommand;
import io.querent.contracts.job.JobEvent;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import java.time.Instant;
import java.util.List;

/** Ends that no execution tells, because there is none. */
final class InboxEvents {
  private InboxEvents() {}

  static JobEvent cancelledBeforeStart(JobCommand command) {
    return unstarted(
        JobEvent.Type.CANCELLED,
        command,
        problem(ErrorCode.CANCELLED, "The job was cancelled before it began."));
  }

  static JobEvent refused(JobCommand command) {
    return unstarted(
        JobEvent.Type.FAILED,
        command,
        problem(
            ErrorCode.INVALID_REQUEST,
            "The job's request holds a value that cannot be kept, such as the character U+0000."));
  }

  private static JobEvent unstarted(JobEvent.Type end, JobCommand command, Problem why) {
    return new JobEvent(
        end,
        command.jobId(),
        command.generation(),
        Long.MAX_VALUE,
        0,
        null,
        null,
        null,
        null,
        why,
        Instant.now());
  }

  static JobEvent cancelled(Claimed claimed) {
    return claimed.event(
        JobEvent.Type.CANCELLED, null, problem(ErrorCode.CANCELLED, "The job was cancelled."));
  }

  static JobEvent lost(Claimed claimed) {
    return claimed.event(
        JobEvent.Type.FAILED,
        null,
        problem(
            ErrorCode.RUN_LOST,
            "The job was lost with its worker %d times and is not tried again by itself."
                .formatted(claimed.attempt())));
  }

  static Problem problem(ErrorCode code, String detail) {
    return Problem.of(code, detail, null, List.of());
  }
}
