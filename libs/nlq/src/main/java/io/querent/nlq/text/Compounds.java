package io.querent.nlq.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes identifiers apart that were written without any separation: {@code lifeexpectancy}. */
public final class Compounds {
  private static final int SHORTEST = 7;
  private static final Set<String> SMALL =
      Set.of("of", "id", "no", "is", "by", "in", "at", "to", "on");
  private static final Set<String> KNOWN = new HashSet<>();

  static {
    for (String line : WordLists.lines("compounds.txt")) {
      KNOWN.addAll(List.of(line.split(" ")));
    }
  }

  private Compounds() {}

  /**
   * The fewest known words that make up the word, in order; empty when it is no compound of them.
   */
  public static List<String> split(String word) {
    if (word.length() < SHORTEST || isKnown(word) || !word.chars().allMatch(Character::isLetter)) {
      return List.of();
    }
    int length = word.length();
    int[] pieces = new int[length + 1];
    int[] next = new int[length + 1];
    for (int start = length - 1; start >= 0; start--) {
      pieces[start] = Integer.MAX_VALUE;
      for (int end = start + 2; end <= length; end++) {
        boolean reachable = pieces[end] < Integer.MAX_VALUE;
        if (reachable && pieces[end] + 1 < pieces[start] && isPiece(word.substring(start, end))) {
          pieces[start] = pieces[end] + 1;
          next[start] = end;
        }
      }
    }
    List<String> found = new ArrayList<>();
    if (pieces[0] == Integer.MAX_VALUE || pieces[0] > 4) {
      return List.of();
    }
    for (int at = 0; at < length; at = next[at]) {
      found.add(word.substring(at, next[at]));
    }
    return found;
  }

  private static boolean isPiece(String piece) {
    return piece.length() < 3 ? SMALL.contains(piece) : isKnown(piece);
  }

  private static boolean isKnown(String word) {
    return KNOWN.contains(word)
        || KNOWN.contains(Words.lemma(word))
        || !WordLists.english().expansions(word).isEmpty();
  }
}
