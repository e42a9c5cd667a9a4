package io.querent.file.result;

import io.querent.contracts.datasource.ColumnView;
import java.time.Instant;
import java.util.List;

/**
 * A result and where it came from.
 *
 * @param limit the row limit under which it was made, 0 when there was none
 * @param removed whether its rows are gone
 */
public record KeptResult(
    ResultId id,
    String organizationId,
    String createdBy,
    String datasourceId,
    String sql,
    String question,
    List<ColumnView> columns,
    long rowCount,
    long bytes,
    boolean truncated,
    long limit,
    Instant createdAt,
    Instant expiresAt,
    boolean removed) {}
