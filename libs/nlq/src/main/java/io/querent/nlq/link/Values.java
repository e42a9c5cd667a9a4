package io.querent.nlq.link;

import io.querent.nlq.text.Token;
import io.querent.nlq.text.Tokenizer;
import io.querent.nlq.text.WordLists;
import io.querent.nlq.text.Words;
import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.FrequentValue;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.model.ColumnMeaning;
import io.querent.semantics.model.SemanticModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Known values of text columns, found by their words. */
final class Values {
  private static final int LONGEST = 8;

  private final Map<String, List<Link.ToValue>> byText = new HashMap<>();
  private final Map<String, List<Link.ToValue>> byLemma = new HashMap<>();
  private final Map<String, List<String>> byInitial = new HashMap<>();

  Values(Catalogue catalogue, SemanticModel model) {
    for (Table table : catalogue.tables()) {
      for (Column column : table.columns()) {
        ColumnRef ref = new ColumnRef(table, column);
        if (column.type().isTemporal() || ref.isTemporal()) {
          continue;
        }
        for (FrequentValue value : column.profile().frequent()) {
          add(ref, value.value());
        }
        model
            .table(table.id())
            .flatMap(t -> t.column(column.name()))
            .map(ColumnMeaning::values)
            .ifPresent(
                v -> v.forEach((stored, words) -> words.forEach(w -> alias(ref, stored, w))));
      }
    }
    byText.keySet().stream()
        .filter(k -> k.length() >= 5)
        .forEach(k -> byInitial.computeIfAbsent(k.substring(0, 1), _ -> new ArrayList<>()).add(k));
  }

  /**
   * Values spelled by exactly these tokens, by their singular, by a demonym or code, best first.
   */
  List<Link.ToValue> at(List<Token> tokens, int start, int end) {
    String text = join(tokens, start, end, false);
    List<Link.ToValue> found = new ArrayList<>(byText.getOrDefault(text, List.of()));
    if (found.isEmpty() && text.length() > 3) {
      byLemma
          .getOrDefault(join(tokens, start, end, true), List.of())
          .forEach(v -> found.add((Link.ToValue) v.scored(0.93)));
    }
    for (String place : WordLists.english().places(text)) {
      if (found.isEmpty() || found.getFirst().score() < 1) {
        byText.getOrDefault(place, List.of()).forEach(v -> found.add((Link.ToValue) v.scored(0.9)));
      }
    }
    for (String code : WordLists.english().codes(tokens.get(start).lemma())) {
      if (end == start + 1) {
        byText.getOrDefault(code, List.of()).stream()
            .filter(v -> isCode(v.column()))
            .forEach(v -> found.add((Link.ToValue) v.scored(0.85)));
      }
    }
    return found;
  }

  private static boolean isCode(ColumnRef column) {
    return column.column().profile().complete() && column.column().profile().frequent().size() <= 4;
  }

  /** Values that a misspelled word may mean. */
  List<Link.ToValue> nearly(String text) {
    if (text.length() < 6) {
      return List.of();
    }
    return byInitial.getOrDefault(text.substring(0, 1), List.of()).stream()
        .filter(k -> Words.nearlyEqual(k, text))
        .flatMap(k -> byText.get(k).stream())
        .map(v -> (Link.ToValue) v.scored(0.75))
        .toList();
  }

  int longest() {
    return LONGEST;
  }

  private void add(ColumnRef column, String value) {
    if (value == null || value.isBlank() || value.length() > 60) {
      return;
    }
    index(new Link.ToValue(column, value, 1), value);
  }

  private void alias(ColumnRef column, String stored, String word) {
    index(new Link.ToValue(column, stored, 0.97), word);
  }

  private void index(Link.ToValue link, String words) {
    List<Token> tokens = Tokenizer.tokens(words.strip());
    if (tokens.isEmpty() || tokens.size() > LONGEST) {
      return;
    }
    boolean number = tokens.size() == 1 && tokens.getFirst().isNumber();
    if (number) {
      return;
    }
    byText.computeIfAbsent(join(tokens, 0, tokens.size(), false), _ -> new ArrayList<>()).add(link);
    byLemma.computeIfAbsent(join(tokens, 0, tokens.size(), true), _ -> new ArrayList<>()).add(link);
  }

  private static String join(List<Token> tokens, int start, int end, boolean lemmas) {
    StringBuilder text = new StringBuilder();
    for (int i = start; i < end; i++) {
      Token token = tokens.get(i);
      if (token.isMark()) {
        continue;
      }
      if (!text.isEmpty()) {
        text.append(' ');
      }
      if (token.isQuoted()) {
        // Cut quoted text the way that values were cut, so that both meet.
        text.append(
            join(Tokenizer.tokens(token.text()), 0, Tokenizer.tokens(token.text()).size(), lemmas));
      } else {
        text.append(lemmas ? token.lemma() : token.lower());
      }
      if (token.possessive() && i < end - 1) {
        text.append("'s");
      }
    }
    return text.toString();
  }
}
