package io.querent.contracts.datasource;

import io.querent.semantics.ir.Ir;
import java.util.Map;

/**
 * A query to run: exactly one of {@code sql} and {@code ir}.
 *
 * @param limit most rows of the result; null for the default
 * @param timeoutMs null for the default
 * @param previewRows rows in the head; null for 100
 * @param question kept with the result as its origin
 * @param keep false for the head alone: nothing is kept; null for true
 */
public record QueryRequest(
    String datasourceId,
    String sql,
    Ir ir,
    Map<String, Object> parameters,
    Integer limit,
    Integer timeoutMs,
    Integer previewRows,
    String question,
    Boolean keep) {}
