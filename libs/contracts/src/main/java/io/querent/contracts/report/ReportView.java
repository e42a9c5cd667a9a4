package io.querent.contracts.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A report as clients see it.
 *
 * @param owner user id of its owner, with whose permissions it runs on a schedule
 * @param latestVersion null before the first version
 * @param datasourceId what the latest version is bound to; null when portable
 * @param lastRun null before the first run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportView(
    String id,
    String key,
    String title,
    String description,
    String owner,
    boolean archived,
    Integer latestVersion,
    String datasourceId,
    LastRunView lastRun,
    Instant createdAt,
    Instant updatedAt) {}
