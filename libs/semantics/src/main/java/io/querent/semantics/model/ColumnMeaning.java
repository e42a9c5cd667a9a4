package io.querent.semantics.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What people mean by a column.
 *
 * @param unit unit of its numbers, e.g. {@code EUR} or {@code kWh}; null when there is none
 * @param values other words for single values, e.g. {@code shipped: [sent, dispatched]}
 * @param hidden true for columns that no question should name
 */
public record ColumnMeaning(
    String column,
    String label,
    String description,
    List<String> synonyms,
    String unit,
    Map<String, List<String>> values,
    boolean hidden) {

  public ColumnMeaning {
    Objects.requireNonNull(column, "an entry of 'columns' needs 'column'");
    synonyms = synonyms == null ? List.of() : List.copyOf(synonyms);
    values = values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
