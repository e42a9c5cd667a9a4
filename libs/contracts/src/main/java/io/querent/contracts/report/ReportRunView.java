package io.querent.contracts.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.querent.contracts.datasource.ColumnView;
import io.querent.contracts.datasource.ResultHead;
import io.querent.contracts.problem.Problem;
import java.time.Instant;
import java.util.List;

/**
 * One execution of a report.
 *
 * @param id starts with {@code rrun_}
 * @param params the values that were bound, defaults and relative times resolved
 * @param rows the first rows; only where one run is asked for
 * @param cachedFrom the earlier run whose result this one shares; null when it was executed
 * @param trigger {@code manual}, {@code schedule} or {@code job}
 * @param verdict {@code pass}, {@code warn} or {@code fail} once the quality check is done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportRunView(
    String id,
    String reportKey,
    String reportTitle,
    int version,
    RunStatus status,
    String trigger,
    String datasourceId,
    JsonNode params,
    String sql,
    List<ColumnView> columns,
    List<List<Object>> rows,
    Long rowCount,
    Boolean truncated,
    String resultId,
    List<ReportDefinition.Visual> visuals,
    List<String> warnings,
    ResultHead.Timings timings,
    String cachedFrom,
    String verdict,
    Problem error,
    String channel,
    String createdBy,
    Instant createdAt,
    Instant startedAt,
    Instant finishedAt) {}
