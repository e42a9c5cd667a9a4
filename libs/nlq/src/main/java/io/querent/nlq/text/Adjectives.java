package io.querent.nlq.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adjectives of measure, and what they measure: old → age, or less of a birth date. */
public final class Adjectives {

  /** How an adjective stands in the question. */
  public enum Degree {
    BASE,
    COMPARATIVE,
    SUPERLATIVE
  }

  /**
   * A quantity that an adjective speaks of.
   *
   * @param word word or words of a column
   * @param descending whether more of the adjective is more of the quantity
   */
  public record Measure(String word, boolean descending) {}

  /** An adjective as found. */
  public record Form(String base, Degree degree) {}

  private static final Adjectives INSTANCE = new Adjectives();

  private final Map<String, Form> forms = new HashMap<>();
  private final Map<String, List<Measure>> measures = new HashMap<>();

  private Adjectives() {
    for (String line : WordLists.lines("adjectives.txt")) {
      int equals = line.indexOf('=');
      String[] degrees = line.substring(0, equals).strip().split(" ");
      forms.put(degrees[0], new Form(degrees[0], Degree.BASE));
      forms.put(degrees[1], new Form(degrees[0], Degree.COMPARATIVE));
      for (String superlative : degrees[2].split(",")) {
        forms.put(superlative, new Form(degrees[0], Degree.SUPERLATIVE));
      }
      List<Measure> list = new ArrayList<>();
      for (String word : line.substring(equals + 1).split(",")) {
        String measure = word.strip();
        if (measure.length() > 1) {
          boolean less = measure.startsWith("-");
          list.add(new Measure(less ? measure.substring(1) : measure, !less));
        }
      }
      measures.put(degrees[0], List.copyOf(list));
    }
    forms.remove("_");
  }

  public static Adjectives english() {
    return INSTANCE;
  }

  /** The adjective that a word in lower case is a form of; null for other words. */
  public Form form(String word) {
    Form form = forms.get(word);
    return form == null && word.endsWith("ly")
        ? forms.get(word.substring(0, word.length() - 2))
        : form;
  }

  /** What the adjective measures, most usual first. */
  public List<Measure> measures(String base) {
    return measures.getOrDefault(base, List.of());
  }
}
