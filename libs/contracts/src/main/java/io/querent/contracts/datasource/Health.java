package io.querent.contracts.datasource;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * Outcome of a health check.
 *
 * @param status {@code healthy}, {@code unhealthy} or {@code unknown}
 * @param readOnly whether the given role cannot write; null when that could not be found out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Health(
    String status,
    long latencyMs,
    String server,
    Boolean readOnly,
    List<String> warnings,
    String detail,
    Instant checkedAt) {}
