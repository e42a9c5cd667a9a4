package io.querent.nlq.rank;

import io.querent.nlq.parse.Sketch;
import io.querent.nlq.text.Words;
import java.util.Set;

/** Scores a sketch: every word that found no meaning, and every weak link, costs. */
public final class Confidence {
  private static final double NUMBER = 0.4;
  private static final double WORD = 0.13;
  private static final double FUNCTION = 0.1;
  /** Verbs that only say that things belong together. */
  private static final Set<String> RELATING =
      Set.of(
          "belong", "perform", "live", "work", "made", "make", "produce", "buy", "bought", "sell", "sold",
          "play", "serve", "run", "host", "hold", "held", "take", "took", "receive", "get", "got", "come",
          "came", "attend", "join", "sign", "offer", "teach", "taught", "occur", "happen", "appear", "speak",
          "spoken", "visit", "participate", "compete", "born", "create", "built", "build", "locate", "situate",
          "register", "enroll", "place", "wear", "fly", "travel", "arrive", "depart", "ship", "sent", "send",
          "spent", "spend", "went", "go", "pay", "paid", "own", "raise", "keep", "kept", "published", "release",
          "assign", "share", "affiliate", "consist", "involve", "earn", "won", "win", "lost", "led", "give", "gave",
          "given", "show", "found", "exist", "cover", "reach", "call", "want", "need", "like", "see", "know",
          "answer", "question", "thank", "hello", "please", "ever", "combine", "together", "name", "different");

  private Confidence() {}

  /** 0 to 1. */
  public static double of(Sketch sketch) {
    double confidence = 1 - sketch.doubt();
    for (String word : sketch.unread()) {
      confidence -= cost(word);
    }
    confidence -= 0.9 * (1 - sketch.linkScore());
    return Math.clamp(confidence, 0, 1);
  }

  private static double cost(String word) {
    if (word.chars().anyMatch(Character::isDigit)) {
      return NUMBER;
    }
    if (word.length() <= 2) {
      return FUNCTION;
    }
    String stem = Words.stem(word);
    if (RELATING.contains(word) || RELATING.stream().anyMatch(r -> Words.stem(r).equals(stem))) {
      return 0.02;
    }
    return WORD;
  }
}
