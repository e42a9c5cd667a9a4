package io.querent.nlq.dialogue;

import io.querent.nlq.text.Token;
import java.util.List;
import java.util.Set;

/** Recognises requests to change data, which are refused whatever the rest says. */
public final class WriteRequests {
  private static final Set<String> ALWAYS =
      Set.of(
          "delete",
          "drop",
          "truncate",
          "insert",
          "update",
          "alter",
          "rename",
          "remove",
          "erase",
          "wipe",
          "purge",
          "modify",
          "overwrite",
          "grant",
          "revoke");
  private static final Set<String> WITH_OBJECT =
      Set.of(
          "add",
          "create",
          "change",
          "set",
          "replace",
          "increase",
          "decrease",
          "cancel",
          "fix",
          "edit",
          "save",
          "store");
  private static final Set<String> SHOWN =
      Set.of(
          "chart",
          "graph",
          "plot",
          "list",
          "report",
          "table",
          "summary",
          "breakdown",
          "overview",
          "dashboard",
          "comparison",
          "view",
          "histogram",
          "ranking",
          "diagram",
          "count");
  private static final Set<String> BEFORE =
      Set.of(
          "want", "need", "like", "please", "to", "must", "and", "can", "could", "should", "you",
          "we", "i", "then", "let", "us", "me", "d", "would", "will", "now", "just", "also", "try",
          "go", "ahead", "using", "'", ",", ".", ":", ";");

  private WriteRequests() {}

  /** The word that asks for a change; null when none does. */
  public static String verbIn(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.get(i).lower();
      boolean commands = i == 0 || BEFORE.contains(tokens.get(i - 1).lower());
      if (!commands || !tokens.get(i).isWord()) {
        continue;
      }
      boolean leading =
          i == 0 || tokens.subList(0, i).stream().allMatch(t -> BEFORE.contains(t.lower()));
      boolean wanted = i > 0 && tokens.get(i - 1).lower().equals("to") && asks(tokens, i);
      if (ALWAYS.contains(word) && (leading || wanted)) {
        return word;
      }
      if (WITH_OBJECT.contains(word) && (leading || wanted) && !shows(tokens, i)) {
        return word;
      }
    }
    return null;
  }

  private static boolean asks(List<Token> tokens, int at) {
    return tokens.subList(Math.max(0, at - 4), at).stream()
        .anyMatch(t -> Set.of("want", "need", "like", "have", "how").contains(t.lower()));
  }

  private static boolean shows(List<Token> tokens, int at) {
    return tokens.subList(at + 1, Math.min(tokens.size(), at + 4)).stream()
        .anyMatch(t -> SHOWN.contains(t.lemma()));
  }
}
