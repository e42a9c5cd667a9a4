package io.querent.contracts.file;

import java.util.List;
import java.util.Map;

/**
 * A guarded statement over files.
 *
 * @param path the datasource's folder
 * @param tables table name to file or glob below the folder
 * @param sql in DuckDB's dialect
 * @param parameters bound values in order
 * @param keep whether the rows are kept beyond the head; null for true
 */
public record FileQuery(
    String datasourceId,
    String path,
    Map<String, String> tables,
    String sql,
    List<Object> parameters,
    long rowLimit,
    long timeoutMs,
    int previewRows,
    String question,
    Boolean keep) {}
