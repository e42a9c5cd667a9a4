package io.querent.datasource.semantic;

import io.querent.contracts.datasource.TableSearch;
import io.querent.datasource.catalog.NameWords;
import io.querent.datasource.catalog.SchemaNotes;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.FrequentValue;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.model.ColumnMeaning;
import io.querent.semantics.model.TableMeaning;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the tables that some words are about: each word counts by where it stands in a table's
 * description, and the more the fewer tables have it.
 */
final class TableFinder {
  private static final double TABLE = 3;
  private static final double COLUMN = 2;
  private static final double VALUE = 1.5;
  private static final double TEXT = 1;
  private static final int MOST_WORDS = 64;
  private static final int MOST_VALUES = 100;

  private final Knowledge knowledge;
  private final Map<Table, Map<String, Double>> weights = new LinkedHashMap<>();
  private final Map<String, Integer> tablesWith = new HashMap<>();

  TableFinder(Knowledge knowledge) {
    this.knowledge = knowledge;
    for (Table table : knowledge.catalogue().tables()) {
      Map<String, Double> words = weights(table);
      weights.put(table, words);
      words.keySet().forEach(word -> tablesWith.merge(word, 1, Integer::sum));
    }
  }

  /** At most {@code limit} tables, best first, with their notes. */
  TableSearch find(String text, int limit) {
    Set<String> words = words(text);
    double best = words.stream().mapToDouble(w -> TABLE * rarity(w)).sum();
    SchemaNotes notes = new SchemaNotes(knowledge.catalogue(), knowledge.model());
    List<TableSearch.Hit> hits =
        weights.entrySet().stream()
            .map(e -> Map.entry(e.getKey(), score(e.getValue(), words) / Math.max(best, 1e-9)))
            .filter(e -> e.getValue() > 0)
            .sorted(
                Map.Entry.<Table, Double>comparingByValue()
                    .reversed()
                    .thenComparing(e -> e.getKey().id()))
            .limit(limit)
            .map(
                e ->
                    new TableSearch.Hit(
                        e.getKey().id(),
                        Math.round(Math.min(1, e.getValue()) * 1000) / 1000.0,
                        notes.table(e.getKey())))
            .toList();
    return new TableSearch(hits, weights.size());
  }

  private double score(Map<String, Double> weights, Set<String> words) {
    return words.stream().mapToDouble(w -> weights.getOrDefault(w, 0.0) * rarity(w)).sum();
  }

  private double rarity(String word) {
    return Math.log(1 + (double) weights.size() / Math.max(1, tablesWith.getOrDefault(word, 0)));
  }

  private Map<String, Double> weights(Table table) {
    Map<String, Double> words = new HashMap<>();
    Optional<TableMeaning> meaning = knowledge.model().table(table.id());
    add(words, table.id(), TABLE);
    add(words, table.comment(), TEXT);
    meaning.ifPresent(
        m -> {
          m.synonyms().forEach(s -> add(words, s, TABLE));
          add(words, m.label(), TABLE);
          add(words, m.description(), TEXT);
        });
    for (Column column : table.columns()) {
      add(words, column.name(), COLUMN);
      add(words, column.comment(), TEXT);
      column.profile().frequent().stream()
          .sorted(Comparator.comparingLong(FrequentValue::count).reversed())
          .limit(MOST_VALUES)
          .forEach(v -> add(words, v.value(), VALUE));
      meaning.flatMap(m -> m.column(column.name())).ifPresent(m -> add(words, m));
    }
    return words;
  }

  private static void add(Map<String, Double> words, ColumnMeaning meaning) {
    add(words, meaning.label(), COLUMN);
    meaning.synonyms().forEach(s -> add(words, s, COLUMN));
    meaning.values().values().forEach(list -> list.forEach(v -> add(words, v, VALUE)));
    add(words, meaning.description(), TEXT);
  }

  private static void add(Map<String, Double> words, String text, double weight) {
    if (text != null) {
      words(text).forEach(word -> words.merge(word, weight, Math::max));
    }
  }

  private static Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    NameWords.of(text).stream().limit(MOST_WORDS).map(NameWords::singular).forEach(words::add);
    return words;
  }
}
