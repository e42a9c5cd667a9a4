package io.querent.contracts.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An immutable version of a report.
 *
 * @param checksum SHA-256 in hex of the canonical definition and the binding
 * @param status {@code active} or {@code archived}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportVersionView(
    String id,
    String reportKey,
    int version,
    String datasourceId,
    String scopeVersionId,
    JsonNode defJson,
    String checksum,
    String status,
    String createdBy,
    Instant createdAt) {}
