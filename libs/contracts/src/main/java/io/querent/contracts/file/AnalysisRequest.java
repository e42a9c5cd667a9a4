package io.querent.contracts.file;

import java.util.List;

/**
 * What to find out about a result.
 *
 * @param keys columns that should tell rows apart; empty or null for no look at duplicates
 * @param timeColumn whose distinct values are listed; null for none
 * @param outliers whether to look for outliers; true when null
 * @param correlations whether to compare numeric columns; true when null
 * @param correlationThreshold smallest |r| that is told; 0.7 when null
 * @param mostShown rows, groups and pairs told of each kind; 20 when null, at most 200
 */
public record AnalysisRequest(
    List<String> keys,
    String timeColumn,
    Boolean outliers,
    Boolean correlations,
    Double correlationThreshold,
    Integer mostShown) {}
