package io.querent.nlq.text;

import java.util.Map;
import java.util.Set;

/** Plurals of English nouns. */
public final class Plurals {
  private static final Map<String, String> IRREGULAR =
      Map.of("person", "people", "child", "children", "man", "men", "woman", "women");
  private static final Set<String> UNCOUNTABLE =
      Set.of("staff", "data", "information", "news", "series", "species", "goods", "feedback");

  private Plurals() {}

  /** The phrase with its last word in the plural; what is plural already stays. */
  public static String of(String phrase) {
    int space = phrase.lastIndexOf(' ');
    String head = phrase.substring(space + 1);
    return phrase.substring(0, space + 1) + word(head);
  }

  /** The phrase with its last word in the singular. */
  public static String singular(String phrase) {
    int space = phrase.lastIndexOf(' ');
    return phrase.substring(0, space + 1) + Words.lemma(phrase.substring(space + 1));
  }

  private static String word(String word) {
    boolean plural = !Words.lemma(word).equals(word);
    if (plural || UNCOUNTABLE.contains(word) || word.isEmpty()) {
      return word;
    }
    String irregular = IRREGULAR.get(word);
    if (irregular != null) {
      return irregular;
    }
    if (word.matches(".*[^aeiou]y")) {
      return word.substring(0, word.length() - 1) + "ies";
    }
    return word.matches(".*(s|x|z|ch|sh)") ? word + "es" : word + "s";
  }
}
