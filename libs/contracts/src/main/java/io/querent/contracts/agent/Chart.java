package io.querent.contracts.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A chart over the columns of a result.
 *
 * @param type {@code bar}, {@code line}, {@code area}, {@code pie}, {@code scatter}, {@code metric}
 *     or {@code table}
 * @param x column of the category or time axis; null for a metric
 * @param y columns of the values
 * @param series column that splits the values into series; null for none
 * @param alternatives other types that the same columns can be drawn as
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Chart(
    String type,
    String x,
    List<String> y,
    String series,
    String title,
    List<String> alternatives) {}
