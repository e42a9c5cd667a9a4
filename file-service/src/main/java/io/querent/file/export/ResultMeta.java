package io.querent.file.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.querent.contracts.datasource.ColumnView;
import io.querent.file.result.KeptResult;
import java.time.Instant;
import java.util.List;

/** What is known of a result besides its rows. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResultMeta(
    String resultId,
    String datasourceId,
    String sql,
    String question,
    List<ColumnView> columns,
    long rowCount,
    long bytes,
    boolean truncated,
    long limit,
    Instant createdAt,
    Instant expiresAt) {

  static ResultMeta of(KeptResult result) {
    return new ResultMeta(
        result.id().value(),
        result.datasourceId(),
        result.sql(),
        result.question(),
        result.columns(),
        result.rowCount(),
        result.bytes(),
        result.truncated(),
        result.limit(),
        result.createdAt(),
        result.expiresAt());
  }
}
