package io.querent.contracts.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.querent.contracts.problem.Problem;
import java.time.Instant;

/**
 * A job as its organization sees it.
 *
 * @param progress 0 to 100
 * @param estimatedRemaining absent when the job has ended
 * @param attempts executions that counted, of the latest request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobView(
    String jobId,
    String kind,
    JobStatus status,
    int progress,
    String currentStep,
    String estimatedDuration,
    String estimatedRemaining,
    int attempts,
    String createdBy,
    JsonNode payload,
    JsonNode result,
    Problem error,
    boolean cancelRequested,
    String websocketChannel,
    Instant createdAt,
    Instant startedAt,
    Instant finishedAt) {}
