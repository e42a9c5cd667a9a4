package io.querent.file.result;

import io.querent.contracts.datasource.ColumnView;
import java.util.List;

/**
 * A result as it was just written.
 *
 * @param truncated whether rows beyond the limit were dropped
 * @param rows the first rows, as many as were asked for
 */
public record Written(
    List<ColumnView> columns,
    long rowCount,
    long bytes,
    boolean truncated,
    List<List<Object>> rows,
    List<String> warnings) {}
