package io.querent.nlq.rank;

import io.querent.nlq.parse.Sketch;
import io.querent.nlq.text.Relating;

/** Scores a sketch: every word that found no meaning, and every weak link, costs. */
public final class Confidence {
  private static final double NUMBER = 0.4;
  private static final double WORD = 0.13;
  private static final double FUNCTION = 0.1;

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
    if (Relating.isRelating(word)) {
      return 0.02;
    }
    return WORD;
  }
}
