package io.querent.nlq.link;

import io.querent.nlq.text.Adjectives;
import io.querent.nlq.text.Phrases;
import io.querent.nlq.text.Token;
import io.querent.nlq.text.WordLists;
import io.querent.nlq.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which words of which names each token of a question fits, and how well. */
final class Hits {
  /** A word of a name that a token fits. */
  record Hit(Phrasing phrasing, int index, double weight) {}

  private final Vocabulary vocabulary;
  private final List<Token> tokens;
  private final Map<Integer, List<Hit>> hitsByToken = new HashMap<>();
  private final Map<Integer, Map<Phrasing, List<Hit>>> hitsByPhrasing = new HashMap<>();

  Hits(Vocabulary vocabulary, List<Token> tokens) {
    this.vocabulary = vocabulary;
    this.tokens = tokens;
  }

  /** Whether the word is neither of the schema nor of the function phrases. */
  boolean isUnknown(int at) {
    Token token = tokens.get(at);
    return token.isWord()
        && !WordLists.english().isFiller(token.lower())
        && vocabulary.byLemma(token.lemma()).isEmpty()
        && vocabulary.byStem(token.stem()).isEmpty()
        && Phrases.english().at(tokens.subList(at, at + 1), 0) == null
        && Adjectives.english().form(token.lower()) == null;
  }

  /** The hits of a token by what they name. */
  Map<Phrasing, List<Hit>> byPhrasing(int at) {
    return hitsByPhrasing.computeIfAbsent(
        at,
        i -> {
          Map<Phrasing, List<Hit>> grouped = new HashMap<>();
          at(i).forEach(h -> grouped.computeIfAbsent(h.phrasing(), _ -> new ArrayList<>(2)).add(h));
          return grouped;
        });
  }

  /** Everything that a token may be a word of. */
  List<Hit> at(int at) {
    return hitsByToken.computeIfAbsent(at, this::findHits);
  }

  private List<Hit> findHits(int at) {
    Token token = tokens.get(at);
    List<Hit> hits = new ArrayList<>();
    if (!token.isWord() && !token.isNumber()) {
      return hits;
    }
    String lemma = token.lemma();
    collect(hits, vocabulary.byLemma(lemma), 1);
    if (WordLists.english().isFiller(token.lower()) && !token.isCapitalised()) {
      return hits;
    }
    for (String expansion : WordLists.english().expansions(token.lower())) {
      if (!expansion.contains(" ")) {
        collect(hits, vocabulary.byLemma(Words.lemma(expansion)), 0.95);
      }
    }
    collect(hits, vocabulary.byStem(token.stem()), 0.88);
    for (String synonym : WordLists.english().synonyms(lemma)) {
      collect(hits, vocabulary.byLemma(synonym), 0.82);
    }
    if (hits.isEmpty()) {
      String base = lemma.endsWith("ing") ? lemma.substring(0, lemma.length() - 3) : token.stem();
      for (String synonym : WordLists.english().synonyms(base)) {
        collect(hits, vocabulary.byLemma(synonym), 0.78);
      }
    }
    if (hits.isEmpty() && isUnknown(at)) {
      for (String near : vocabulary.nearly(lemma)) {
        collect(hits, vocabulary.byLemma(near), 0.8);
      }
    }
    return hits;
  }

  private static void collect(List<Hit> hits, List<Vocabulary.Posting> postings, double weight) {
    for (Vocabulary.Posting posting : postings) {
      hits.add(new Hit(posting.phrasing(), posting.index(), weight));
    }
  }
}
