package io.querent.report.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A schedule as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScheduleView(
    String id,
    String reportKey,
    String cron,
    String zone,
    JsonNode params,
    String datasourceId,
    Misfire misfire,
    boolean enabled,
    String owner,
    Instant nextFireAt,
    Instant lastFireAt,
    String lastRunId,
    String suspendedReason,
    Instant createdAt,
    Instant updatedAt) {

  /** What a client sets; what is absent keeps its value, or takes the default of a new one. */
  record Settings(
      String reportKey,
      String cron,
      String zone,
      JsonNode params,
      String datasourceId,
      Misfire misfire,
      Boolean enabled) {}
}
