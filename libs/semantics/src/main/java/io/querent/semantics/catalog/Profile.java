package io.querent.semantics.catalog;

import java.util.List;

/**
 * What a bounded sample said of a column. Absent figures are null, never guessed.
 *
 * @param nullRate share of nulls, 0 to 1
 * @param distinct number of distinct non-null values in the sample
 * @param min smallest value as text
 * @param max largest value as text
 * @param frequent most frequent values, most frequent first
 * @param complete whether {@code frequent} holds every distinct value of the column
 * @param temporalFormat how a text or integer column spells calendar values: {@code iso-date},
 *     {@code iso-timestamp}, {@code year}, {@code epoch-seconds}, {@code epoch-millis}; null
 *     otherwise
 */
public record Profile(
    Double nullRate,
    Long distinct,
    String min,
    String max,
    List<FrequentValue> frequent,
    boolean complete,
    String temporalFormat) {

  public static final Profile UNKNOWN = new Profile(null, null, null, null, List.of(), false, null);

  public Profile {
    frequent = frequent == null ? List.of() : List.copyOf(frequent);
  }
}
