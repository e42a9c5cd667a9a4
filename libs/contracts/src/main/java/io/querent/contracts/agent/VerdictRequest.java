package io.querent.contracts.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Facts about a run of a report to judge.
 *
 * @param question what the report answers, in a person's words; null when nobody said
 * @param facts {@code {checks[], profile}}: the outcomes of the checks and the profile of the rows
 * @param rubricVersion the rubric by which the checks were made
 * @param forceModel a provider to ask instead of the route's; null for the route
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VerdictRequest(
    String runId,
    String reportKey,
    String title,
    String question,
    JsonNode facts,
    String rubricVersion,
    String forceModel) {}
