package io.querent.semantics.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds the known names that a mistyped one may have meant, for error messages.
 *
 * <p>Distance is Damerau-Levenshtein in its restricted form (optimal string alignment), letter case
 * and the separators {@code _}, {@code -} and space aside. A name also counts as near when it
 * contains the wanted one as a whole, so that {@code total} finds {@code total_amount}. Work is
 * bounded: names are compared by their first {@value #LONGEST} characters, and only the first
 * {@value #MOST_KNOWN} known names are looked at.
 */
public final class Names {
  private static final int LONGEST = 64;
  private static final int FARTHEST = 5;
  private static final int MOST_LISTED = 16;
  private static final int MOST_KNOWN = 50_000;

  private Names() {}

  private record Candidate(String name, int distance) {}

  private static final Comparator<Candidate> NEAREST_FIRST =
      Comparator.comparingInt(Candidate::distance)
          .thenComparing(c -> c.name().length())
          .thenComparing(Candidate::name);

  /**
   * At most {@code n} known names near {@code wanted}, nearest first, shorter ones first among
   * equals; empty when nothing is near.
   */
  public static List<String> nearest(String wanted, Collection<String> known, int n) {
    if (wanted == null || wanted.isBlank() || n < 1) {
      return List.of();
    }
    String plain = plain(wanted);
    int farthest = Math.min(FARTHEST, (plain.length() + 2) / 3);
    return known.stream()
        .limit(MOST_KNOWN)
        .distinct()
        .map(name -> new Candidate(name, nearness(plain, plain(name), farthest)))
        .filter(c -> c.distance() <= farthest)
        .sorted(NEAREST_FIRST)
        .limit(n)
        .map(Candidate::name)
        .toList();
  }

  /**
   * The end of an error message: {@code "; did you mean 'x' or 'y'?"}, or, when nothing is near,
   * {@code "; known are a, b, c"} with the first few names; empty when nothing is known.
   */
  public static String hint(String wanted, Collection<String> known) {
    List<String> near = nearest(wanted, known, 3);
    if (!near.isEmpty()) {
      return "; did you mean '" + String.join("' or '", near) + "'?";
    }
    if (known.isEmpty()) {
      return "";
    }
    String first = String.join(", ", known.stream().limit(MOST_LISTED).toList());
    return "; known are " + first + (known.size() > MOST_LISTED ? ", …" : "");
  }

  /**
   * The number of insertions, deletions, replacements and swaps of neighbours that turn one text
   * into the other, or {@code limit + 1} when it takes more than {@code limit}.
   */
  public static int distance(String left, String right, int limit) {
    if (Math.abs(left.length() - right.length()) > limit) {
      return limit + 1;
    }
    int[] beforeLast = new int[right.length() + 1];
    int[] last = new int[right.length() + 1];
    int[] current = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      current[0] = i;
      int smallest = i;
      for (int j = 1; j <= right.length(); j++) {
        int cost = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
        if (i > 1 && j > 1 && swapped(left, i, right, j)) {
          best = Math.min(best, beforeLast[j - 2] + 1);
        }
        current[j] = best;
        smallest = Math.min(smallest, best);
      }
      if (smallest > limit) {
        return limit + 1;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = current;
      current = free;
    }
    int distance = last[right.length()];
    return Math.min(distance, limit + 1);
  }

  private static boolean swapped(String left, int i, String right, int j) {
    return left.charAt(i - 1) == right.charAt(j - 2) && left.charAt(i - 2) == right.charAt(j - 1);
  }

  /** The distance, or the farthest allowed one when the known name contains the wanted one. */
  private static int nearness(String wanted, String known, int farthest) {
    int distance = distance(wanted, known, farthest);
    boolean contained = wanted.length() >= 3 && known.contains(wanted);
    return contained ? Math.min(distance, farthest) : distance;
  }

  private static String plain(String name) {
    String cut = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    StringBuilder plain = new StringBuilder(cut.length());
    for (char c : cut.toLowerCase(Locale.ROOT).toCharArray()) {
      if (c != '_' && c != '-' && c != ' ') {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
