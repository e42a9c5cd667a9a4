package io.querent.kit.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.querent.contracts.identity.Caller;
import io.querent.contracts.job.JobEvent;
import io.querent.contracts.problem.Problem;
import java.time.Instant;

/**
 * One execution of a job, taken from the inbox.
 *
 * @param fence number of the execution; only its holder may write
 * @param checkpoint null on the first
 */
record Claimed(
    String jobId,
    String kind,
    int generation,
    int attempt,
    long fence,
    Caller caller,
    JsonNode payload,
    JsonNode checkpoint) {

  JobEvent event(JobEvent.Type type, String step, Problem error) {
    return event(type, step, null, null, null, error);
  }

  JobEvent event(
      JobEvent.Type type,
      String step,
      Integer progress,
      JsonNode facts,
      JsonNode result,
      Problem error) {
    return new JobEvent(
        type,
        jobId,
        generation,
        fence,
        attempt,
        step,
        progress,
        facts,
        result,
        error,
        Instant.now());
  }
}
