package io.querent.sql.guard;

import io.querent.semantics.text.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that somebody may have meant, their schema aside. */
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
      int distance =
          Math.min(Names.distance(target, name, limit), Names.distance(target, bare, limit));
      if (distance <= limit || target.length() > 3 && (bare.contains(target))) {
        near.add(new Scored(candidate, distance));
      }
    }
    near.sort(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name));
    return near.stream().limit(MOST).map(Scored::name).toList();
  }

  /** How a sentence ends: {@code "; did you mean a or b?"}, or with its full stop. */
  static String ending(List<String> near) {
    return near.isEmpty() ? "." : "; did you mean " + String.join(" or ", near) + "?";
  }
}
