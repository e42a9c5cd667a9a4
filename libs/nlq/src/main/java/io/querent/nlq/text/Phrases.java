package io.querent.nlq.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The function phrases of English questions: 'how many', 'at least', 'ordered by'. */
public final class Phrases {

  /**
   * A phrase found in a question.
   *
   * @param length tokens that it spans
   */
  public record Phrase(Tag tag, String argument, int length) {}

  private record Entry(Tag tag, String argument) {}

  private static final Phrases INSTANCE = new Phrases();
  private static final int LONGEST = 6;

  private final Map<String, Entry> entries = new HashMap<>();

  private Phrases() {
    for (String line : WordLists.lines("phrases.txt")) {
      int equals = line.indexOf(" = ");
      String[] tag = line.substring(0, equals).strip().split(":", 2);
      Entry entry = new Entry(Tag.valueOf(tag[0]), tag.length > 1 ? tag[1] : "");
      for (String phrase : line.substring(equals + 3).split("\\|")) {
        entries.putIfAbsent(phrase.strip(), entry);
      }
    }
  }

  public static Phrases english() {
    return INSTANCE;
  }

  /** The longest phrase that starts at a token; null when none does. */
  public Phrase at(List<Token> tokens, int start) {
    StringBuilder text = new StringBuilder();
    Phrase longest = null;
    for (int i = start; i < Math.min(tokens.size(), start + LONGEST); i++) {
      Token token = tokens.get(i);
      if (token.isQuoted()) {
        break;
      }
      text.append(i == start ? "" : " ").append(token.lower());
      Entry entry = entries.get(text.toString());
      if (entry != null) {
        longest = new Phrase(entry.tag(), entry.argument(), i - start + 1);
      }
    }
    return longest;
  }
}
