package io.querent.nlq.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Forms of English words, and the words inside an identifier. */
public final class Words {
  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("people", "person"),
          Map.entry("peoples", "person"),
          Map.entry("persons", "person"),
          Map.entry("children", "child"),
          Map.entry("men", "man"),
          Map.entry("women", "woman"),
          Map.entry("feet", "foot"),
          Map.entry("teeth", "tooth"),
          Map.entry("mice", "mouse"),
          Map.entry("geese", "goose"),
          Map.entry("indices", "index"),
          Map.entry("indexes", "index"),
          Map.entry("matrices", "matrix"),
          Map.entry("criteria", "criterion"),
          Map.entry("wives", "wife"),
          Map.entry("lives", "live"),
          Map.entry("leaves", "leave"),
          Map.entry("shelves", "shelf"),
          Map.entry("halves", "half"),
          Map.entry("movies", "movie"),
          Map.entry("cookies", "cookie"),
          Map.entry("ties", "tie"),
          Map.entry("calories", "calorie"),
          Map.entry("series", "series"),
          Map.entry("species", "species"),
          Map.entry("news", "news"),
          Map.entry("sales", "sale"),
          Map.entry("has", "have"),
          Map.entry("had", "have"),
          Map.entry("does", "do"),
          Map.entry("did", "do"),
          Map.entry("was", "be"),
          Map.entry("were", "be"),
          Map.entry("is", "be"),
          Map.entry("are", "be"),
          Map.entry("been", "be"),
          Map.entry("this", "this"),
          Map.entry("his", "his"),
          Map.entry("its", "its"),
          Map.entry("ids", "id"),
          Map.entry("aged", "age"),
          Map.entry("aging", "age"),
          Map.entry("gas", "gas"),
          Map.entry("bus", "bus"),
          Map.entry("yes", "yes"));
  private static final List<String> ENDINGS =
      List.of(
          "ments", "ment", "ations", "ation", "ating", "ated", "ates", "ate", "ions", "ion", "ings",
          "ing", "ed", "ers", "er", "ors", "or", "ure", "ly", "al", "e", "y");
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})"
              + "|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");

  private Words() {}

  /** Singular of a noun; other words unchanged. Expects lower case. */
  public static String lemma(String word) {
    String irregular = IRREGULAR.get(word);
    if (irregular != null) {
      return irregular;
    }
    int length = word.length();
    if (length < 4
        || !word.endsWith("s")
        || word.endsWith("ss")
        || word.endsWith("us")
        || word.endsWith("is")) {
      return word;
    }
    if (word.endsWith("ies")) {
      return length == 4 ? word.substring(0, 3) : word.substring(0, length - 3) + "y";
    }
    if (word.endsWith("sses")
        || word.endsWith("shes")
        || word.endsWith("ches")
        || word.endsWith("xes")
        || word.endsWith("zzes")
        || word.endsWith("oes")) {
      return word.substring(0, length - 2);
    }
    return word.substring(0, length - 1);
  }

  /** What relates a word to others of its family: 'enrolment', 'enrolled' and 'enrol' share one. */
  public static String stem(String word) {
    String once = undoubled(cut(lemma(word)));
    String twice = undoubled(cut(once));
    return twice.endsWith("umpt") ? twice.substring(0, twice.length() - 2) : twice;
  }

  private static String cut(String word) {
    for (String ending : ENDINGS) {
      if (word.endsWith(ending) && word.length() - ending.length() >= 3) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }

  private static String undoubled(String word) {
    int length = word.length();
    boolean twice = length > 3 && word.charAt(length - 1) == word.charAt(length - 2);
    return twice || length > 3 && word.endsWith("i") ? word.substring(0, length - 1) : word;
  }

  /** The words of an identifier in lower case: {@code InvoiceLine}, {@code customer_id}. */
  public static List<String> split(String identifier) {
    List<String> words = new ArrayList<>();
    for (String piece : BOUNDARY.split(identifier)) {
      if (!piece.isBlank()) {
        words.add(piece.toLowerCase(Locale.ROOT));
      }
    }
    return words;
  }

  /** Whether two words differ by one small slip of the fingers, or two in long words. */
  public static boolean nearlyEqual(String left, String right) {
    int shorter = Math.min(left.length(), right.length());
    if (shorter < 5 || Math.abs(left.length() - right.length()) > 2) {
      return false;
    }
    if (left.charAt(0) != right.charAt(0)) {
      return false;
    }
    return distance(left, right) <= (shorter >= 8 ? 2 : 1);
  }

  /** Edits, transpositions counted as one (optimal string alignment). */
  static int distance(String left, String right) {
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      cost[i][0] = i;
    }
    for (int j = 0; j <= right.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      for (int j = 1; j <= right.length(); j++) {
        int replace = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
        best = Math.min(best, cost[i - 1][j - 1] + replace);
        boolean swapped =
            i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
      }
    }
    return cost[left.length()][right.length()];
  }
}
