package io.querent.kit.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.querent.contracts.job.JobEvent;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem;
import io.querent.contracts.problem.ProblemException;
import io.querent.kit.identity.CurrentCaller;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Runs a handler and turns how it ended into what the inbox keeps and the ledger hears. */
final class Ending {
  private static final Logger LOG = Logger.getLogger(Ending.class);
  private static final int PAUSE_FACTOR = 4;
  private static final long WRITE_AGAIN_MS = 250;

  private sealed interface Outcome {
    record Done(JsonNode result) implements Outcome {}

    record Broken(Problem problem) implements Outcome {}
  }

  /** A statement on the inbox that says whether the lease still held. */
  @FunctionalInterface
  private interface Write {
    boolean run() throws SQLException;
  }

  private final JobInbox inbox;
  private final JobReports reports;
  private final JobConfiguration configuration;

  Ending(JobInbox inbox, JobReports reports, JobConfiguration configuration) {
    this.inbox = inbox;
    this.reports = reports;
    this.configuration = configuration;
  }

  /** Does the work of an execution in this thread, to its end. */
  void end(Execution execution, JobHandler handler) {
    AtomicReference<Outcome> outcome = new AtomicReference<>();
    CurrentCaller.as(execution.caller(), () -> outcome.set(outcome(execution, handler)));
    execution.finish();
    Claimed claimed = execution.claimed();
    switch (outcome.get()) {
      case Outcome.Done done -> completed(execution, done.result());
      case Outcome.Broken broken -> {
        Stop reason = execution.stopped();
        switch (reason) {
          case LOST -> LOG.infof("%s is lost to another worker", claimed.jobId());
          case HANDED_OVER -> release(claimed);
          case CANCELLED -> write(execution, InboxEvents.cancelled(claimed));
          case null -> broken(execution, broken.problem());
        }
      }
    }
  }

  private static Outcome outcome(Execution execution, JobHandler handler) {
    try {
      JsonNode result = handler.run(execution);
      return new Outcome.Done(result == null ? NullNode.getInstance() : result);
    } catch (ProblemException e) {
      LOG.infof("%s: %s: %s", execution.jobId(), e.code().word(), e.getMessage());
      return new Outcome.Broken(e.toProblem(null));
    } catch (InterruptedException e) {
      return new Outcome.Broken(
          InboxEvents.problem(ErrorCode.INTERNAL, "The work was interrupted."));
    } catch (RuntimeException | Error e) {
      if (execution.stopped() == null) {
        LOG.errorf(e, "%s failed", execution.jobId());
      }
      return new Outcome.Broken(
          InboxEvents.problem(
              ErrorCode.INTERNAL,
              "An unexpected error was logged under the id " + execution.jobId() + "."));
    }
  }

  private void completed(Execution execution, JsonNode result) {
    write(
        execution,
        execution.claimed().event(JobEvent.Type.COMPLETED, null, 100, null, result, null));
  }

  private void broken(Execution execution, Problem problem) {
    Claimed claimed = execution.claimed();
    if (!problem.code().retryable() || claimed.attempt() >= configuration.maxAttempts()) {
      write(execution, claimed.event(JobEvent.Type.FAILED, null, problem));
      return;
    }
    Duration pause = pause(claimed.attempt());
    if (persist(execution, () -> inbox.retry(claimed, pause))) {
      String step = "Trying again in " + Math.max(1, pause.toSeconds()) + " s";
      reports.progress(claimed.event(JobEvent.Type.REQUEUED, step, problem));
    } else if (!execution.expired()) {
      write(execution, InboxEvents.cancelled(claimed));
    }
  }

  private Duration pause(int attempt) {
    return configuration.firstPause().multipliedBy((long) Math.pow(PAUSE_FACTOR, attempt - 1));
  }

  private void write(Execution execution, JobEvent end) {
    if (persist(execution, () -> inbox.end(execution.claimed(), end))) {
      reports.end(end);
    } else {
      LOG.infof("the end of %s is not ours to write any more", execution.jobId());
    }
  }

  /** Tries while the lease can still be ours. */
  private static boolean persist(Execution execution, Write write) {
    while (true) {
      try {
        return write.run();
      } catch (SQLException e) {
        if (execution.expired()) {
          return false;
        }
        LOG.debugf(e, "the end of %s is written again", execution.jobId());
      }
      try {
        Thread.sleep(WRITE_AGAIN_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  /** Puts a job back for another instance. */
  void release(Claimed claimed) {
    try {
      if (inbox.release(claimed)) {
        reports.progress(
            claimed.event(JobEvent.Type.REQUEUED, "Handed over to another worker", null));
      }
    } catch (SQLException e) {
      LOG.infof("%s goes on when its lease has run out: %s", claimed.jobId(), e.getMessage());
    }
  }
}
