package io.querent.contracts.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.querent.contracts.datasource.ColumnView;
import io.querent.semantics.ir.Ir;
import java.util.List;

/**
 * The finished answer to a question. In JSON every field is there, null where it has no value; only
 * {@code ir} and {@code clarification} are left out.
 *
 * @param answer the text
 * @param sql the statement that was run; null when none was
 * @param rows the first rows of the result
 * @param clarification the question back when the status is awaiting_input
 */
public record Answer(
    String runId,
    String chatId,
    AnswerStatus status,
    String answer,
    String datasourceId,
    String sql,
    @JsonInclude(JsonInclude.Include.NON_NULL) Ir ir,
    List<ColumnView> columns,
    List<List<Object>> rows,
    long rowCount,
    boolean truncated,
    String resultId,
    Chart chart,
    List<ReadingPart> reading,
    @JsonInclude(JsonInclude.Include.NON_NULL) Clarification clarification,
    List<String> warnings,
    Usage usage,
    long elapsedMs) {}
