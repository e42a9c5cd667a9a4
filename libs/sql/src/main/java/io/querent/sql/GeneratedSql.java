package io.querent.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A statement ready to be prepared.
 *
 * @param sql text with {@code ?} where a value is bound
 * @param parameters the values in the order of the {@code ?}; may hold nulls; a list among them is
 *     an array of the engine
 * @param columns what it returns, in order
 * @param warnings what a reader of the result should know, e.g. a join that was chosen among
 *     several
 */
public record GeneratedSql(
    String sql, List<Object> parameters, List<ResultColumn> columns, List<String> warnings) {

  public GeneratedSql {
    parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
    columns = List.copyOf(columns);
    warnings = List.copyOf(warnings);
  }
}
