package io.querent.contracts.datasource;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * The beginning of a result; the whole is kept by the file service under {@code resultId}.
 *
 * @param resultId null when nothing was kept, as is {@code expiresAt}
 * @param rows the first rows; numbers, text, booleans, null; times as ISO text
 * @param rowCount rows of the whole result
 * @param truncated whether the row limit cut the result itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResultHead(
    String resultId,
    String datasourceId,
    String sql,
    List<ColumnView> columns,
    List<List<Object>> rows,
    long rowCount,
    boolean truncated,
    long limit,
    List<String> warnings,
    Timings timings,
    Instant expiresAt) {

  /** Where the time went, in milliseconds. */
  public record Timings(
      double generateMs, double guardMs, double executeMs, double storeMs, double totalMs) {}
}
