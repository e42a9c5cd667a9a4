package io.querent.nlq.link;

import io.querent.nlq.text.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to name something: its words, how much each of them matters, and what it names.
 *
 * @param target what is named, with score 1
 * @param words lemmas in order; the head is the thing itself, the others say which
 * @param weights how much each word matters
 * @param factor trust in this way of naming, 0 to 1
 */
record Phrasing(
    Link target,
    List<String> words,
    List<String> stems,
    double[] weights,
    double factor,
    double total,
    int head) {

  /** Each phrasing is itself only; comparing what it names deeply would cost more than reading. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  static Phrasing of(Link target, List<String> words, List<Double> weights, double factor) {
    return of(target, words, weights, factor, words.size() - 1);
  }

  static Phrasing of(
      Link target, List<String> words, List<Double> weights, double factor, int head) {
    List<String> lemmas = new ArrayList<>();
    List<String> stems = new ArrayList<>();
    double[] array = new double[words.size()];
    double total = 0;
    for (int i = 0; i < words.size(); i++) {
      lemmas.add(Words.lemma(words.get(i)));
      stems.add(Words.stem(words.get(i)));
      array[i] = weights.get(i);
      total += array[i];
    }
    int core = head;
    while (core > 0 && array[core] < 0.25 && array[core - 1] >= 0.5) {
      core--;
    }
    return new Phrasing(target, lemmas, stems, array, factor, total, core);
  }
}
