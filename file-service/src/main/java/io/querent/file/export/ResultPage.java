package io.querent.file.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.querent.contracts.datasource.ColumnView;
import java.util.List;

/**
 * Some rows of a result as JSON.
 *
 * @param rowCount rows of the whole result
 * @param nextOffset where the next page begins; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResultPage(
    String resultId,
    List<ColumnView> columns,
    List<List<Object>> rows,
    long offset,
    long rowCount,
    Long nextOffset,
    List<String> warnings) {}
