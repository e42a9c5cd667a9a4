package io.querent.contracts.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.querent.contracts.problem.Problem;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * What a worker tells the ledger about a job.
 *
 * @param generation the request that it belongs to
 * @param fence number of the execution, growing with each one of the job; what an older execution
 *     says after a newer one means nothing
 * @param attempt counted from 1; an execution that was handed over does not count
 * @param step what is being done, in words; may be null
 * @param progress 0 to 100; may be null
 * @param facts more about the progress; may be null
 * @param result of a completed job
 * @param error why it failed, or why it is tried again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobEvent(
    Type type,
    String jobId,
    int generation,
    long fence,
    int attempt,
    String step,
    Integer progress,
    JsonNode facts,
    JsonNode result,
    Problem error,
    Instant at) {

  /** What happened. */
  public enum Type {
    STARTED,
    PROGRESS,
    /** Waits again: handed over, or tried again after a pause. */
    REQUEUED,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** Where the job stands after it. */
    public JobStatus status() {
      return switch (this) {
        case STARTED, PROGRESS -> JobStatus.RUNNING;
        case REQUEUED -> JobStatus.QUEUED;
        case COMPLETED -> JobStatus.COMPLETED;
        case FAILED -> JobStatus.FAILED;
        case CANCELLED -> JobStatus.CANCELLED;
      };
    }

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public JobEvent {
    Objects.requireNonNull(type, "an event needs a type");
    Objects.requireNonNull(jobId, "an event needs a job id");
    Objects.requireNonNull(at, "an event needs a time");
  }
}
