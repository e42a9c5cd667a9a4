package io.querent.datasource.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words inside a name such as {@code InvoiceLine}, {@code home_team_id} or {@code order-items}.
 */
public final class NameWords {
  private static final Map<String, String> IRREGULAR =
      Map.of(
          "people",
          "person",
          "children",
          "child",
          "men",
          "man",
          "women",
          "woman",
          "mice",
          "mouse",
          "geese",
          "goose",
          "feet",
          "foot",
          "indices",
          "index",
          "matrices",
          "matrix",
          "data",
          "data");

  private NameWords() {}

  /**
   * The words in lower case, split at separators, at changes of case and between letters and
   * digits.
   */
  public static List<String> of(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Character.isLetterOrDigit(c)) {
        flush(word, words);
        continue;
      }
      if (startsWord(name, i)) {
        flush(word, words);
      }
      word.append(Character.toLowerCase(c));
    }
    flush(word, words);
    return words;
  }

  private static boolean startsWord(String name, int at) {
    if (at == 0) {
      return false;
    }
    char c = name.charAt(at);
    char before = name.charAt(at - 1);
    boolean afterLower = Character.isLowerCase(before) && Character.isUpperCase(c);
    boolean lastOfCapitals =
        Character.isUpperCase(before)
            && Character.isUpperCase(c)
            && at + 1 < name.length()
            && Character.isLowerCase(name.charAt(at + 1))
            && !name.substring(at + 1).equals("s");
    return afterLower || lastOfCapitals;
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  /** The words without separators, e.g. {@code hometeamid}. */
  public static String squashed(String name) {
    return String.join("", of(name));
  }

  /**
   * An English noun in the singular, by rule; a word that is none comes back unharmed or nearly so.
   */
  public static String singular(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (IRREGULAR.containsKey(lower)) {
      return IRREGULAR.get(lower);
    }
    int length = lower.length();
    if (length > 4 && lower.endsWith("ies")) {
      return lower.substring(0, length - 3) + "y";
    }
    boolean sibilant =
        lower.endsWith("sses")
            || lower.endsWith("shes")
            || lower.endsWith("ches")
            || lower.endsWith("xes")
            || lower.endsWith("uses") && length > 5;
    if (sibilant) {
      return lower.substring(0, length - 2);
    }
    boolean plural =
        length > 3
            && lower.endsWith("s")
            && !lower.endsWith("ss")
            && !lower.endsWith("us")
            && !lower.endsWith("is");
    return plural ? lower.substring(0, length - 1) : lower;
  }
}
