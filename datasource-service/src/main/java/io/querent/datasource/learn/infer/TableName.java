package io.querent.datasource.learn.infer;

import io.querent.datasource.catalog.NameWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A table's name as columns elsewhere may spell it.
 *
 * @param words its words, the last one in the singular, without marks such as {@code ref} or {@code
 *     tbl}
 */
record TableName(List<String> words) {
  private static final Set<String> MARKS =
      Set.of(
          "ref", "tbl", "tb", "dim", "fact", "lu", "lookup", "lkp", "t", "stg", "raw", "mst",
          "tab");

  static TableName of(String name) {
    List<String> words = new ArrayList<>(NameWords.of(name));
    while (words.size() > 1 && MARKS.contains(words.getFirst())) {
      words.removeFirst();
    }
    while (words.size() > 1 && MARKS.contains(words.getLast())) {
      words.removeLast();
    }
    if (words.isEmpty()) {
      return new TableName(List.of(name));
    }
    words.set(words.size() - 1, NameWords.singular(words.getLast()));
    return new TableName(List.copyOf(words));
  }

  /** All words without separators, e.g. {@code invoiceline}. */
  String whole() {
    return String.join("", words);
  }

  /** The noun of a compound, e.g. {@code maker} of {@code car_makers}. */
  String last() {
    return words.getLast();
  }

  boolean isCompound() {
    return words.size() > 1;
  }

  /** Whether a stem such as {@code stu} or {@code template_type} speaks of this table. */
  boolean isMeantBy(String stem) {
    if (stem.isEmpty()) {
      return false;
    }
    String singular = NameWords.singular(stem);
    boolean abbreviates = stem.length() >= 3 && whole().startsWith(stem);
    boolean initials = stem.length() >= 2 && stem.equals(initials());
    return singular.equals(whole())
        || abbreviates
        || initials
        || isCompound() && words.stream().anyMatch(w -> NameWords.singular(w).equals(singular));
  }

  private String initials() {
    StringBuilder initials = new StringBuilder();
    words.forEach(w -> initials.append(w.charAt(0)));
    return initials.toString();
  }
}
