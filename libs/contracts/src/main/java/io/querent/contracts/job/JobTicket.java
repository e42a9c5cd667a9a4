package io.querent.contracts.job;

/**
 * What one gets for work that takes longer than a request.
 *
 * @param estimatedDuration such as {@code 2m30s}
 * @param websocketChannel where its progress is told, such as {@code learn/job_…}
 */
public record JobTicket(String jobId, String estimatedDuration, String websocketChannel) {}
