package io.querent.nlq.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The English word lists of the interpreter, read once from its resources: abbreviations, synonyms,
 * names of places and their people, codes, fillers.
 */
public final class WordLists {
  private static final WordLists INSTANCE = new WordLists();

  private final Map<String, List<String>> abbreviations = new HashMap<>();
  private final Map<String, Set<String>> synonyms = new HashMap<>();
  private final Map<String, List<String>> places = new HashMap<>();
  private final Map<String, List<String>> codes = new HashMap<>();
  private final Set<String> fillers = new HashSet<>();

  private WordLists() {
    for (String line : lines("abbreviations.txt")) {
      abbreviations.put(left(line), alternatives(line));
    }
    for (String line : lines("synonyms.txt")) {
      String[] group = line.split(" ");
      for (String word : group) {
        synonyms
            .computeIfAbsent(Words.lemma(word), _ -> new LinkedHashSet<>())
            .addAll(lemmas(group));
      }
    }
    for (String line : lines("demonyms.txt")) {
      String right = line.substring(line.indexOf('=') + 1).strip();
      for (String word : right.split(right.contains("|") ? "\\|" : " ")) {
        places.computeIfAbsent(key(word), _ -> new ArrayList<>()).add(key(left(line)));
      }
    }
    for (String line : lines("codes.txt")) {
      codes.put(left(line), alternatives(line));
    }
    for (String line : lines("fillers.txt")) {
      fillers.addAll(List.of(line.split(" ")));
    }
  }

  public static WordLists english() {
    return INSTANCE;
  }

  /** What an abbreviation may stand for; each a phrase. */
  public List<String> expansions(String abbreviation) {
    return abbreviations.getOrDefault(abbreviation, List.of());
  }

  /** Lemmas that may be used for this lemma, itself not included. */
  public Set<String> synonyms(String lemma) {
    return synonyms.getOrDefault(lemma, Set.of());
  }

  /** Names of the places whose people or things are called so: {@code french} → {@code france}. */
  public List<String> places(String word) {
    return places.getOrDefault(word, List.of());
  }

  /** Codes that databases store for a word: {@code female} → {@code f}. */
  public List<String> codes(String word) {
    return codes.getOrDefault(word, List.of());
  }

  /** Whether the word alone says nothing about what is asked. */
  public boolean isFiller(String word) {
    return fillers.contains(word);
  }

  /** Lines of a resource without comments and blanks. */
  static List<String> lines(String resource) {
    try (InputStream in = WordLists.class.getResourceAsStream("/io/querent/nlq/" + resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(String::strip)
          .filter(l -> !l.isEmpty() && !l.startsWith("# "))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("word list " + resource + " cannot be read", e);
    }
  }

  private static String left(String line) {
    return line.substring(0, line.indexOf('=')).strip();
  }

  private static List<String> alternatives(String line) {
    return Arrays.stream(line.substring(line.indexOf('=') + 1).split("\\|"))
        .map(String::strip)
        .toList();
  }

  private static List<String> lemmas(String[] words) {
    return Arrays.stream(words).map(Words::lemma).toList();
  }

  private static String key(String phrase) {
    return phrase.strip().toLowerCase(Locale.ROOT);
  }
}
