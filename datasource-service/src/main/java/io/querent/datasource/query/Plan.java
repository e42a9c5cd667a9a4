package io.querent.datasource.query;

import io.querent.datasource.registry.Registered;
import io.querent.datasource.semantic.Knowledge;
import io.querent.sql.ResultColumn;
import java.time.Duration;
import java.util.List;

/**
 * A statement that the guard has allowed, with its limits.
 *
 * @param sql as generated or given, for people
 * @param guarded the text to run
 * @param columns what generation says of the result's columns; empty for a given statement
 * @param keep whether the whole result is kept
 * @param limit most rows of the result; one more is read to know whether it was cut
 */
record Plan(
    Registered datasource,
    Knowledge knowledge,
    String sql,
    String guarded,
    List<Object> parameters,
    List<ResultColumn> columns,
    List<String> warnings,
    long limit,
    Duration timeout,
    int previewRows,
    String question,
    boolean keep,
    double generateMs,
    double guardMs) {}
