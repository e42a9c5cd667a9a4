package io.querent.kit.job;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Does the work of one kind of job. A bean of the service that owns the work.
 *
 * <p>It may be called again for the same job after its JVM died or was shut down: what must not
 * happen twice is keyed by the job id, and what is done is kept with {@link
 * JobContext#checkpoint(JsonNode)}.
 */
public interface JobHandler {

  /** The kind, one of {@link io.querent.contracts.job.JobKind}. */
  String kind();

  /**
   * Runs in a virtual thread on behalf of the job's caller; an interrupt of the thread means that
   * the job was cancelled or is handed over, and must be heeded within a second.
   *
   * @return the result
   * @throws io.querent.contracts.problem.ProblemException a failure; whether it is tried again
   *     follows from its code
   * @throws InterruptedException when interrupted
   */
  JsonNode run(JobContext job) throws InterruptedException;
}
