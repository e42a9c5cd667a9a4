package io.querent.contracts.datasource;

import java.time.Instant;
import java.util.List;

/** What a learning found. */
public record Learned(
    String datasourceId,
    long version,
    int tables,
    int columns,
    int relationships,
    int inferredRelationships,
    Instant learnedAt,
    long elapsedMs,
    List<String> warnings) {}
