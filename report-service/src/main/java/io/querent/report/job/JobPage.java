package io.querent.report.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.querent.contracts.job.JobView;
import java.util.List;

/**
 * Jobs, newest first.
 *
 * @param nextBefore what to pass as {@code before} for the next page; absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobPage(List<JobView> items, String nextBefore) {}
