package io.querent.contracts.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

/** Where a job stands, with only legal moves. */
public enum JobStatus {
  QUEUED,
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELLED;

  /** The states that may follow. A failed or cancelled job is queued again by a retry. */
  public Set<JobStatus> next() {
    return switch (this) {
      case QUEUED -> Set.of(RUNNING, COMPLETED, FAILED, CANCELLED);
      case RUNNING -> Set.of(QUEUED, COMPLETED, FAILED, CANCELLED);
      case FAILED, CANCELLED -> Set.of(QUEUED);
      case COMPLETED -> Set.of();
    };
  }

  /** Whether nothing happens any more unless someone retries. */
  public boolean ended() {
    return switch (this) {
      case QUEUED, RUNNING -> false;
      case COMPLETED, FAILED, CANCELLED -> true;
    };
  }

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
