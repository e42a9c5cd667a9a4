package io.querent.contracts.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * The newest run of a report, in brief.
 *
 * @param verdict pass, warn or fail; null before the run's quality check
 * @param finishedAt null before the run has ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LastRunView(String id, RunStatus status, String verdict, Instant finishedAt) {}
