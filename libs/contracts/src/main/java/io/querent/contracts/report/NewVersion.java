package io.querent.contracts.report;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A version to add.
 *
 * @param defJson the definition, see {@link ReportDefinition}
 * @param datasourceId the datasource that it is bound to; null for a portable report
 * @param scopeVersionId the agreed scope that it comes from; may be null
 */
public record NewVersion(JsonNode defJson, String datasourceId, String scopeVersionId) {}
