package io.querent.nlq.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Verbs that only say that things belong together: 'perform', 'live', 'receive'. */
public final class Relating {
  private static final Set<String> WORDS = new HashSet<>();
  private static final Set<String> STEMS = new HashSet<>();

  static {
    for (String line : WordLists.lines("relating.txt")) {
      for (String word : List.of(line.split(" "))) {
        WORDS.add(word);
        STEMS.add(Words.stem(word));
      }
    }
  }

  private Relating() {}

  /** Whether nothing is lost when the word in lower case is not understood. */
  public static boolean isRelating(String word) {
    return WORDS.contains(word) || STEMS.contains(Words.stem(word));
  }
}
