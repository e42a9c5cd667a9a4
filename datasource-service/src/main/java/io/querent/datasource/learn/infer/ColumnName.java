package io.querent.datasource.learn.infer;

import io.querent.datasource.catalog.NameWords;
import java.util.List;
import java.util.Set;

/**
 * A column's name taken apart: what it speaks of and the word that marks it as a key.
 *
 * @param words its words in lower case
 * @param stem its words without the key word, without separators; empty for {@code id} alone
 * @param key the key word, e.g. {@code id} or {@code code}; empty when there is none
 */
record ColumnName(List<String> words, String stem, String key) {
  private static final List<String> KEYS =
      List.of(
          "identifier",
          "number",
          "code",
          "guid",
          "uuid",
          "uid",
          "key",
          "nbr",
          "num",
          "ref",
          "id",
          "no",
          "nr",
          "pk",
          "fk",
          "sk");
  private static final Set<String> SHORT =
      Set.of("no", "nr", "pk", "fk", "sk", "ref", "num", "key");
  private static final Set<String> GENERIC =
      Set.of(
          "name",
          "title",
          "date",
          "type",
          "status",
          "description",
          "value",
          "rank",
          "position",
          "year",
          "month",
          "day",
          "time",
          "amount",
          "price",
          "count",
          "total",
          "age",
          "comment",
          "note",
          "notes",
          "details",
          "otherdetails",
          "label",
          "text",
          "level",
          "grade",
          "score",
          "email",
          "phone",
          "address",
          "createdat",
          "updatedat",
          "line",
          "row",
          "rowid",
          "index",
          "seq",
          "sequence",
          "sort",
          "order",
          "version");

  static ColumnName of(String name) {
    List<String> words = NameWords.of(name);
    if (words.isEmpty()) {
      return new ColumnName(List.of(), "", "");
    }
    String last = words.getLast();
    String squashed = String.join("", words);
    if (KEYS.contains(last)) {
      String stem = String.join("", words.subList(0, words.size() - 1));
      return new ColumnName(words, stem, last);
    }
    for (String key : KEYS) {
      boolean glued =
          last.endsWith(key) && last.length() >= key.length() + 3 && !SHORT.contains(key);
      if (glued) {
        return new ColumnName(words, squashed.substring(0, squashed.length() - key.length()), key);
      }
    }
    return new ColumnName(words, squashed, "");
  }

  String squashed() {
    return stem + key;
  }

  boolean isKeyLike() {
    return !key.isEmpty();
  }

  /** Whether the name says nothing of what it identifies, as {@code id} and {@code name} do. */
  boolean isGeneric() {
    return stem.isEmpty() || !isKeyLike() && GENERIC.contains(stem);
  }

  /**
   * Whether the stem ends with these letters where a word begins, or clearly enough without
   * separators.
   */
  boolean stemEndsWith(String letters) {
    if (letters.length() < 3 || !stem.endsWith(letters) || stem.length() == letters.length()) {
      return false;
    }
    int from = stem.length() - letters.length();
    int position = 0;
    for (String word : words) {
      if (position == from) {
        return true;
      }
      position += word.length();
    }
    boolean unseparated = words.size() == 1 || words.size() == 2 && isKeyLike();
    return unseparated && letters.length() >= 4;
  }
}
