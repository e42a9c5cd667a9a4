package io.querent.sql.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that somebody may have meant, by Levenshtein distance. */
final class NearestNames {
  private static final int MOST = 3;

  private NearestNames() {}

  /** Up to three of {@code candidates}, nearest first; empty when none is near. */
  static List<String> of(String wanted, Collection<String> candidates) {
    record Scored(String name, int distance) {}
    String target = wanted.toLowerCase(Locale.ROOT);
    int limit = target.length() < 4 ? 1 : Math.max(2, target.length() / 3);
    List<Scored> near = new ArrayList<>();
    for (String candidate : candidates) {
      String name = candidate.toLowerCase(Locale.ROOT);
      String bare = name.substring(name.lastIndexOf('.') + 1);
      int distance = Math.min(distance(target, name, limit), distance(target, bare, limit));
      if (distance <= limit || target.length() > 3 && (bare.contains(target))) {
        near.add(new Scored(candidate, distance));
      }
    }
    near.sort(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name));
    return near.stream().limit(MOST).map(Scored::name).toList();
  }

  /** "; did you mean a, b or c?" without the question mark, or nothing. */
  static String question(List<String> near) {
    return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
  }

  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
