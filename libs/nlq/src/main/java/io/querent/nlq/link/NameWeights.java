package io.querent.nlq.link;

import io.querent.nlq.text.WordLists;
import io.querent.nlq.text.Words;
import io.querent.semantics.catalog.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much each word of a table's or column's name matters when people speak of it. */
final class NameWeights {
  /** Words of table and column names that people leave out. */
  static final Set<String> FURNITURE =
      Set.of(
          "ref", "tbl", "table", "list", "data", "info", "detail", "dim", "fact", "lookup",
          "master", "tb", "t", "name", "record");

  /** Words that only say that a column is a number of things. */
  static final Map<String, Double> QUANTITIES =
      Map.of(
          "count",
          0.3,
          "cnt",
          0.3,
          "number",
          0.3,
          "num",
          0.3,
          "total",
          0.3,
          "amount",
          0.4,
          "qty",
          0.3,
          "quantity",
          0.3,
          "no",
          0.3,
          "nr",
          0.3);

  /** Words that only say in what form a text column holds something. */
  static final Map<String, Double> CONTAINERS =
      Map.of(
          "address",
          0.45,
          "code",
          0.5,
          "name",
          0.5,
          "number",
          0.5,
          "text",
          0.45,
          "description",
          0.5);

  /** Words that only say that a column is a moment: {@code closed_at}. */
  static final Map<String, Double> MOMENTS =
      Map.of("at", 0.2, "on", 0.2, "ts", 0.2, "timestamp", 0.4, "datetime", 0.4);

  /** Units behind a name: {@code latency_ms}, {@code area_m2}. */
  static final Map<String, Double> UNITS =
      Stream.of(
              "ms",
              "sec",
              "secs",
              "second",
              "seconds",
              "millis",
              "milliseconds",
              "m",
              "2",
              "sqm",
              "km",
              "cm",
              "mm",
              "kg",
              "usd",
              "eur",
              "euro",
              "dollars",
              "percent",
              "pct",
              "gb",
              "mb",
              "kb",
              "bytes",
              "celsius",
              "millions",
              "thousands",
              "k")
          .collect(Collectors.toUnmodifiableMap(w -> w, _ -> 0.2));

  /** Words that only say that a column answers yes or no. */
  static final Map<String, Double> FLAGS =
      Map.of("yn", 0.2, "is", 0.2, "has", 0.3, "flag", 0.2, "ind", 0.2, "indicator", 0.2);

  /** Ends of words that are written in one: {@code postcode}, {@code username}. */
  static final List<String> JOINED_HEADS =
      List.of(
          "name", "code", "date", "number", "type", "time", "cost", "price", "count", "rate",
          "amount", "total", "status", "year", "address", "phone", "title", "level", "size", "id");

  private NameWeights() {}

  /** The weight of a word that was part of a longer one. */
  static double light(String word, double weight) {
    return FLAGS.containsKey(word) ? Math.min(weight, FLAGS.get(word)) : weight;
  }

  /** The word before 'of' is the head of {@code head_of_state}; else it is the last. */
  static int head(String name, List<String> words) {
    List<String> all = Words.split(name);
    int of = all.indexOf("of");
    boolean quantity = of > 0 && QUANTITIES.containsKey(all.get(of - 1));
    return of > 0 && !quantity ? words.indexOf(all.get(of - 1)) : words.size() - 1;
  }

  /** In {@code room_count} the rooms matter, in {@code email_address} the mail. */
  static List<Double> lightWeights(
      List<String> words, List<Double> weights, Map<String, Double> light) {
    boolean all = words.stream().allMatch(light::containsKey);
    List<Double> result = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      result.add(
          all ? weights.get(i) : Math.min(weights.get(i), light.getOrDefault(words.get(i), 9.0)));
    }
    return result;
  }

  /** Words that only happen to end in 'id' stay whole: {@code paid}, but {@code custid}. */
  static boolean isSplit(String word, String end, Link target) {
    if (!end.equals("id")) {
      return true;
    }
    String rest = word.substring(0, word.length() - 2);
    return target instanceof Link.ToColumn column
        && (isOwn(rest, tableWords(column.column().table()))
            || !WordLists.english().expansions(rest).isEmpty());
  }

  static Set<String> tableWords(Table table) {
    Set<String> own = new HashSet<>();
    meaningful(Words.split(table.name())).forEach(w -> own.add(Words.lemma(w)));
    return own;
  }

  static List<String> meaningful(List<String> words) {
    List<String> kept =
        words.stream().filter(w -> !Set.of("of", "the", "in", "by", "a").contains(w)).toList();
    return kept.isEmpty() ? words : kept;
  }

  static List<Double> furnitureWeights(List<String> words) {
    boolean onlyFurniture = words.stream().allMatch(w -> FURNITURE.contains(Words.lemma(w)));
    return words.stream()
        .map(w -> !onlyFurniture && FURNITURE.contains(Words.lemma(w)) ? 0.2 : 1.0)
        .toList();
  }

  static List<Double> ownWeights(List<String> words, Set<String> tableWords) {
    boolean all = words.stream().allMatch(w -> isOwn(w, tableWords));
    return words.stream().map(w -> !all && isOwn(w, tableWords) ? 0.25 : 1.0).toList();
  }

  /**
   * Whether a word of a column repeats the table's name, if only its beginning: {@code cont_id}.
   */
  static boolean isOwn(String word, Set<String> tableWords) {
    return tableWords.contains(Words.lemma(word))
        || word.length() >= 3
            && !WordLists.english().isFiller(word)
            && tableWords.stream().anyMatch(t -> t.length() > word.length() && t.startsWith(word));
  }
}
