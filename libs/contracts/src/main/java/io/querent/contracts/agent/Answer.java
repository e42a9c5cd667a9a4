package io.querent.contracts.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.querent.contracts.datasource.ColumnView;
import io.querent.semantics.ir.Ir;
import java.util.List;

/**
 * The finished answer to a question.
 *
 * @param answer the text
 * @param sql the statement that was run; null when none was
 * @param rows the first rows of the result
 * @param clarification the question back when the status is awaiting_input
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(
    String runId,
    String chatId,
    AnswerStatus status,
    String answer,
    String datasourceId,
    String sql,
    Ir ir,
    List<ColumnView> columns,
    List<List<Object>> rows,
    long rowCount,
    boolean truncated,
    String resultId,
    Chart chart,
    List<ReadingPart> reading,
    Clarification clarification,
    List<String> warnings,
    Usage usage,
    long elapsedMs) {}
