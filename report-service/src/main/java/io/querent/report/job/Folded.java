package io.querent.report.job;

import io.querent.contracts.job.JobEvent;

/**
 * An event that moved a job.
 *
 * @param before the job as it was
 * @param told what followers see of it
 */
record Folded(JobRow before, JobEvent event, Told told) {}
