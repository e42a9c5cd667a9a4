package io.querent.report.quality;

/** Told after the verdict over a run is kept. */
public record RunJudged(String runId, String organizationId, String verdict) {}
