package io.querent.nlq.link;

import io.querent.nlq.text.Adjectives;
import io.querent.nlq.text.Phrases;
import io.querent.nlq.text.Tag;
import io.querent.nlq.text.Token;
import io.querent.nlq.text.Tokenizer;
import io.querent.nlq.text.WordLists;
import io.querent.nlq.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Cuts a question into chunks: function phrases, names of schema elements, values, numbers and the
 * rest. Of all ways to cut, it takes the one that explains most words (dynamic programming over
 * spans).
 */
public final class Linker {
  private static final int MOST_LINKS = 12;
  private static final Set<String> INNER = Set.of("of", "the", "a", "in", "for", "to", "per");

  private record Span(int end, Chunk chunk, double weight) {}

  private final Vocabulary vocabulary;
  private final List<Token> tokens;
  private final Phrases phrases = Phrases.english();
  private final Periods periods;
  private final Hits hits;

  private Linker(Vocabulary vocabulary, List<Token> tokens) {
    this.vocabulary = vocabulary;
    this.tokens = tokens;
    this.periods = new Periods(tokens);
    this.hits = new Hits(vocabulary, tokens);
  }

  /** The chunks of a question, in order; every token is in exactly one. */
  public static List<Chunk> chunks(Vocabulary vocabulary, List<Token> tokens) {
    return new Linker(vocabulary, tokens).cut();
  }

  /** Columns that a phrase names, best first. */
  static List<Link.ToColumn> columnsNamed(Vocabulary vocabulary, String phrase) {
    List<Token> tokens = Tokenizer.tokens(phrase);
    Linker linker = new Linker(vocabulary, tokens);
    return linker.spans(0).stream()
        .filter(s -> s.end == tokens.size())
        .flatMap(s -> s.chunk.columns().stream())
        .toList();
  }

  private List<Chunk> cut() {
    int length = tokens.size();
    double[] best = new double[length + 1];
    Span[] choice = new Span[length + 1];
    for (int i = length - 1; i >= 0; i--) {
      best[i] = Double.NEGATIVE_INFINITY;
      for (Span span : spans(i)) {
        double total = span.weight + best[span.end];
        if (total > best[i] + 1e-9) {
          best[i] = total;
          choice[i] = span;
        }
      }
    }
    List<Chunk> chunks = new ArrayList<>();
    for (int i = 0; i < length; i = choice[i].end) {
      chunks.add(choice[i].chunk);
    }
    return Ellipsis.completed(vocabulary, chunks);
  }

  private List<Span> spans(int start) {
    List<Span> spans = new ArrayList<>();
    Periods.Found period = periods.at(start);
    if (period != null) {
      spans.add(
          new Span(
              start + period.length(),
              new Chunk(
                  tokens.subList(start, start + period.length()),
                  Tag.PERIOD,
                  "",
                  List.of(),
                  period.period()),
              period.length() * 1.01));
    }
    Phrases.Phrase phrase = phrases.at(tokens, start);
    if (phrase != null) {
      double each = phrase.tag() == Tag.AGG ? 1.06 : 0.95;
      boolean fixed =
          (phrase.tag() != Tag.COUNT || phrase.length() > 2)
              && phrase.tag() != Tag.AGG
              && phrase.tag() != Tag.SUP
              && phrase.tag() != Tag.SHARE;
      double weight =
          phrase.length() * each
              + (fixed ? 0.08 : 0) * (phrase.length() - 1)
              + (start == 0 && !graded(phrase.tag()) ? 1 : 0);
      if (!isVerb(phrase, start)) {
        spans.add(tagged(start, start + phrase.length(), phrase.tag(), phrase.argument(), weight));
      }
      if (phrase.length() > 1) {
        Phrases.Phrase shorter = phrases.at(tokens.subList(0, start + phrase.length() - 1), start);
        if (shorter != null) {
          spans.add(
              tagged(
                  start,
                  start + shorter.length(),
                  shorter.tag(),
                  shorter.argument(),
                  shorter.length() * 0.94));
        }
      }
    }
    adjective(start, spans);
    Map<Integer, List<Link>> links = names(start);
    values(start, links);
    links.forEach((end, found) -> spans.add(linked(start, end, found)));
    Token token = tokens.get(start);
    spans.add(new Span(start + 1, new Chunk(List.of(token), null, "", List.of(), null), 0));
    return spans;
  }

  /** Words that go with the noun behind them rather than open a question. */
  private static boolean graded(Tag tag) {
    return tag == Tag.AGG || tag == Tag.SUP || tag == Tag.COMMON || tag == Tag.CMP;
  }

  /** 'Ordered' and 'sorted' alone say what people did, unless what follows is a sort key. */
  private boolean isVerb(Phrases.Phrase phrase, int start) {
    if (phrase.tag() != Tag.ORDER || phrase.length() > 1 || start == 0) {
      return false;
    }
    Token next = start + 1 < tokens.size() ? tokens.get(start + 1) : null;
    return next == null
        || !Set.of(
                "by",
                "in",
                "from",
                "alphabetically",
                "descending",
                "ascending",
                "according",
                "desc",
                "asc")
            .contains(next.lower());
  }

  private void adjective(int start, List<Span> spans) {
    Token token = tokens.get(start);
    Adjectives.Form form = token.isWord() ? Adjectives.english().form(token.lower()) : null;
    if (form == null) {
      boolean graded = Set.of("most", "more", "least", "less").contains(token.lower());
      if (graded && start + 1 < tokens.size()) {
        Adjectives.Form base = Adjectives.english().form(tokens.get(start + 1).lower());
        if (base != null && base.degree() == Adjectives.Degree.BASE) {
          boolean superlative = token.lower().endsWith("st");
          boolean less = token.lower().startsWith("le");
          Tag tag = superlative ? Tag.SUPERLATIVE : Tag.COMPARATIVE;
          spans.add(tagged(start, start + 2, tag, (less ? "-" : "") + base.base(), 1.95));
        }
      }
      return;
    }
    switch (form.degree()) {
      case COMPARATIVE -> spans.add(tagged(start, start + 1, Tag.COMPARATIVE, form.base(), 0.9));
      case SUPERLATIVE -> spans.add(tagged(start, start + 1, Tag.SUPERLATIVE, form.base(), 0.94));
      case BASE -> {}
    }
  }

  private Span tagged(int start, int end, Tag tag, String argument, double weight) {
    return new Span(
        end, new Chunk(tokens.subList(start, end), tag, argument, List.of(), null), weight);
  }

  private Span linked(int start, int end, List<Link> found) {
    List<Link> best = new ArrayList<>(distinct(found));
    best.sort(Comparator.comparingDouble(Link::score).reversed());
    double weight = 0;
    for (int i = start; i < end; i++) {
      boolean inner = tokens.get(i).isWord() && INNER.contains(tokens.get(i).lower());
      weight += inner && end - start > 1 ? 0.6 : 1;
    }
    weight *= best.getFirst().score();
    if (end - start > 1) {
      weight += 0.05 * (end - start);
    }
    List<Link> kept = best.subList(0, Math.min(MOST_LINKS, best.size()));
    return new Span(end, new Chunk(tokens.subList(start, end), null, "", kept, null), weight);
  }

  private static List<Link> distinct(List<Link> links) {
    Map<Object, Link> best = new LinkedHashMap<>();
    for (Link link : links) {
      best.merge(link.element(), link, (a, b) -> a.score() >= b.score() ? a : b);
    }
    return List.copyOf(best.values());
  }

  private void values(int start, Map<Integer, List<Link>> links) {
    Token token = tokens.get(start);
    if (token.isMark()) {
      return;
    }
    for (int end = start + 1;
        end <= Math.min(tokens.size(), start + vocabulary.values().longest());
        end++) {
      if (end == start + 1 && !mayBeValue(start) || tokens.get(end - 1).isMark()) {
        continue;
      }
      List<Link.ToValue> found = vocabulary.values().at(tokens, start, end);
      if (found.isEmpty() && end == start + 1 && hits.isUnknown(start)) {
        found = vocabulary.values().nearly(token.lower());
      }
      if (!found.isEmpty()) {
        links.computeIfAbsent(end, _ -> new ArrayList<>()).addAll(found);
      }
    }
  }

  /** A single word may be a value unless it is a filler or a stray letter. */
  private boolean mayBeValue(int at) {
    Token token = tokens.get(at);
    if (token.isQuoted()) {
      return true;
    }
    if (!token.isWord()) {
      return false;
    }
    boolean upper = token.text().equals(token.text().toUpperCase(Locale.ROOT));
    if (token.text().length() <= 2) {
      return upper && at > 0 && !token.lower().equals("i");
    }
    return !WordLists.english().isFiller(token.lower()) || (upper && at > 0);
  }

  /** Names that start at a token, by the end of their span. */
  private Map<Integer, List<Link>> names(int start) {
    Map<Integer, List<Link>> links = new HashMap<>();
    Map<Phrasing, boolean[]> begun = new LinkedHashMap<>();
    Map<Phrasing, Double> gained = new HashMap<>();
    for (Hits.Hit hit : hits.at(start)) {
      boolean[] matched = begun.computeIfAbsent(hit.phrasing(), p -> new boolean[p.words().size()]);
      double gain = hit.phrasing().weights()[hit.index()] * hit.weight();
      if (gain > gained.getOrDefault(hit.phrasing(), 0.0)) {
        Arrays.fill(matched, false);
        matched[hit.index()] = true;
        gained.put(hit.phrasing(), gain);
      }
    }
    joined(start, links);
    begun.forEach(
        (phrasing, matched) -> extend(start, phrasing, matched, gained.get(phrasing), links));
    return links;
  }

  /** Two words that the schema writes as one: 'high school' for {@code highschool}. */
  private void joined(int start, Map<Integer, List<Link>> links) {
    if (start + 1 >= tokens.size()
        || !tokens.get(start).isWord()
        || !tokens.get(start + 1).isWord()) {
      return;
    }
    String word = tokens.get(start).lower() + tokens.get(start + 1).lemma();
    List<Vocabulary.Posting> postings = new ArrayList<>(vocabulary.byLemma(word));
    if (postings.isEmpty() && word.length() > 7) {
      postings.addAll(vocabulary.byStem(Words.stem(word)));
    }
    for (Vocabulary.Posting posting : postings) {
      boolean[] matched = new boolean[posting.phrasing().words().size()];
      matched[posting.index()] = true;
      double gain = 0.97 * posting.phrasing().weights()[posting.index()];
      accept(posting.phrasing(), matched, gain, start + 2, links);
    }
  }

  private void extend(
      int start,
      Phrasing phrasing,
      boolean[] matched,
      double gain,
      Map<Integer, List<Link>> links) {
    int end = start + 1;
    accept(phrasing, matched, gain, end, links);
    int at = end;
    while (at < tokens.size() && at < start + 7) {
      Hits.Hit hit = hitFor(phrasing, matched, at);
      if (hit == null) {
        if (at + 1 < tokens.size() && at - end < 2 && INNER.contains(tokens.get(at).lower())) {
          at++;
          continue;
        }
        break;
      }
      boolean behind =
          phrasing.weights()[hit.index()] == 0.25 && at == end && follows(matched, hit.index());
      boolean turned =
          phrasing.target() instanceof Link.ToMetric
              && follows(matched, hit.index())
              && (hit.weight() < 1 || gain < 1);
      if (behind || turned) {
        break;
      }
      matched[hit.index()] = true;
      gain += phrasing.weights()[hit.index()] * hit.weight();
      at++;
      end = at;
      accept(phrasing, matched, gain, end, links);
    }
  }

  /**
   * Whether words that come later in the name were met already: 'total invoice' is no 'invoice
   * total'.
   */
  private static boolean follows(boolean[] matched, int index) {
    for (int i = index + 1; i < matched.length; i++) {
      if (matched[i]) {
        return true;
      }
    }
    return false;
  }

  private void accept(
      Phrasing phrasing, boolean[] matched, double gain, int end, Map<Integer, List<Link>> links) {
    double share = gain / phrasing.total();
    boolean head = matched[phrasing.head()];
    boolean table = phrasing.target() instanceof Link.ToTable;
    double bonus = head ? 0.15 * Math.min(1, share * 2) : table ? 0.1 : 0;
    double score = (0.85 * share + bonus) * phrasing.factor();
    if (share > 0.999) {
      score = phrasing.factor();
    }
    if (score >= (head ? 0.4 : table ? 0.5 : 0.55)) {
      boolean ownName = false;
      for (int i = 0; i < matched.length; i++) {
        ownName |= matched[i] && phrasing.weights()[i] == 0.25;
      }
      Link link = phrasing.target().scored(score);
      if (ownName && link instanceof Link.ToColumn column) {
        link = new Link.ToColumn(column.column(), Math.min(1, score), true);
      }
      links.computeIfAbsent(end, _ -> new ArrayList<>()).add(link);
    }
  }

  private Hits.Hit hitFor(Phrasing phrasing, boolean[] matched, int at) {
    Hits.Hit best = null;
    for (Hits.Hit hit : hits.byPhrasing(at).getOrDefault(phrasing, List.of())) {
      if (!matched[hit.index()] && (best == null || hit.weight() > best.weight())) {
        best = hit;
      }
    }
    return best;
  }
}
