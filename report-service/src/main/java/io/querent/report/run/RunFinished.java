package io.querent.report.run;

import io.querent.contracts.report.RunStatus;

/** Told after a run has ended and is kept so. */
public record RunFinished(String runId, String organizationId, RunStatus status, String trigger) {}
