package io.querent.nlq.link;

import io.querent.nlq.text.Compounds;
import io.querent.nlq.text.WordLists;
import io.querent.nlq.text.Words;
import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.RelationshipGraph;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.model.ColumnMeaning;
import io.querent.semantics.model.MetricMeaning;
import io.querent.semantics.model.SemanticModel;
import io.querent.semantics.model.TableMeaning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Words of a datasource and what they may refer to. Immutable after construction. */
public final class Vocabulary {
  /** A phrasing and the place of a word in it. */
  record Posting(Phrasing phrasing, int index) {}

  private static final int MOST_PATHS = 20_000;

  private final Catalogue catalogue;
  private final SemanticModel model;
  private final RelationshipGraph graph;
  private final Values values;
  private final Labels labels;
  private final Map<String, List<Posting>> byLemma = new HashMap<>();
  private final Map<String, List<Posting>> byStem = new HashMap<>();
  private final Map<String, List<String>> byInitial = new HashMap<>();
  private final Map<String, Optional<List<RelationshipGraph.Step>>> paths =
      new ConcurrentHashMap<>();
  private final Map<String, List<Link.ToColumn>> columnsByPhrase = new ConcurrentHashMap<>();

  private Vocabulary(Catalogue catalogue, SemanticModel model) {
    this.catalogue = catalogue;
    this.model = model;
    this.graph = Relationships.graph(catalogue, model);
    this.labels = new Labels(model);
    for (Table table : catalogue.tables()) {
      addTable(table);
    }
    for (MetricMeaning metric : model.metrics()) {
      addMetric(metric);
    }
    this.values = new Values(catalogue, model);
    byLemma.keySet().stream()
        .filter(w -> w.length() >= 5)
        .forEach(w -> byInitial.computeIfAbsent(w.substring(0, 1), _ -> new ArrayList<>()).add(w));
  }

  public static Vocabulary of(Catalogue catalogue, SemanticModel model) {
    return new Vocabulary(catalogue, model);
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  public SemanticModel model() {
    return model;
  }

  /** The cheapest way between two tables, remembered. */
  public Optional<List<RelationshipGraph.Step>> path(Table from, Table to) {
    String key = from.id() + '\u0000' + to.id();
    Optional<List<RelationshipGraph.Step>> known = paths.get(key);
    if (known == null) {
      known = graph.path(from.id(), to.id());
      if (paths.size() < MOST_PATHS) {
        paths.put(key, known);
      }
    }
    return known;
  }

  /** Relationships of the catalogue and of the semantic model together. */
  public RelationshipGraph graph() {
    return graph;
  }

  public Labels labels() {
    return labels;
  }

  Values values() {
    return values;
  }

  List<Posting> byLemma(String lemma) {
    return byLemma.getOrDefault(lemma, List.of());
  }

  List<Posting> byStem(String stem) {
    return byStem.getOrDefault(stem, List.of());
  }

  /** Known words that the given one may be a misspelling of. */
  List<String> nearly(String word) {
    if (word.length() < 5) {
      return List.of();
    }
    return byInitial.getOrDefault(word.substring(0, 1), List.of()).stream()
        .filter(w -> Words.nearlyEqual(w, word))
        .toList();
  }

  /** The columns of a table that fit one of the word lists' own phrases, best first. */
  public List<Link.ToColumn> columnsFor(Table table, String phrase) {
    return columnsByPhrase.computeIfAbsent(phrase, p -> Linker.columnsNamed(this, p)).stream()
        .filter(l -> l.column().table().id().equals(table.id()))
        .toList();
  }

  private void addTable(Table table) {
    Link target = new Link.ToTable(table, 1);
    List<String> words = NameWeights.meaningful(Words.split(table.name()));
    addPhrasings(target, words, NameWeights.furnitureWeights(words), 1);
    Optional<TableMeaning> meaning = model.table(table.id());
    meaning.ifPresent(
        m -> {
          addPhrase(target, m.label(), 1);
          m.synonyms().forEach(s -> addPhrase(target, s, 0.98));
        });
    addComment(target, table.comment());
    Set<String> own = new HashSet<>();
    words.forEach(w -> own.add(Words.lemma(w)));
    labels.named(table).ifPresent(c -> addLabel(new ColumnRef(table, c), words));
    for (Column column : table.columns()) {
      Optional<ColumnMeaning> said = meaning.flatMap(m -> m.column(column.name()));
      if (said.isEmpty() || !said.get().hidden()) {
        addColumn(new ColumnRef(table, column), own, said);
      }
    }
  }

  private void addColumn(ColumnRef column, Set<String> tableWords, Optional<ColumnMeaning> said) {
    Link target = new Link.ToColumn(column, 1, false);
    List<String> words = NameWeights.meaningful(Words.split(column.column().name()));
    List<Double> weights = NameWeights.ownWeights(words, tableWords);
    weights =
        NameWeights.lightWeights(
            words, weights, column.isNumeric() ? NameWeights.QUANTITIES : NameWeights.CONTAINERS);
    weights = NameWeights.lightWeights(words, weights, NameWeights.FLAGS);
    weights = NameWeights.lightWeights(words, weights, NameWeights.UNITS);
    if (column.isTemporal()) {
      weights = NameWeights.lightWeights(words, weights, NameWeights.MOMENTS);
    }
    int head = NameWeights.head(column.column().name(), words);
    addPhrasings(target, words, weights, 1, head);
    List<String> qualified = new ArrayList<>();
    List<Double> qualifiedWeights = new ArrayList<>();
    for (String word : NameWeights.meaningful(Words.split(column.table().name()))) {
      if (!words.contains(word) && !NameWeights.FURNITURE.contains(word)) {
        qualified.add(word);
        qualifiedWeights.add(0.25);
      }
    }
    boolean adjective = column.truth() != null || words.getLast().endsWith("ed");
    if (!qualified.isEmpty() && !adjective) {
      int before = qualified.size();
      qualified.addAll(words);
      qualifiedWeights.addAll(weights);
      addPhrasings(target, qualified, qualifiedWeights, 1, before + head);
    }
    said.ifPresent(
        m -> {
          addPhrase(target, m.label(), 1);
          m.synonyms().forEach(s -> addPhrase(target, s, 0.98));
        });
    addComment(target, column.column().comment());
  }

  /**
   * The label answers to 'name'; where it repeats the table's name and is unique, it is the thing
   * itself.
   */
  private void addLabel(ColumnRef label, List<String> tableWords) {
    List<String> words = Words.split(label.column().name());
    Set<String> own = new HashSet<>();
    tableWords.forEach(w -> own.add(Words.lemma(w)));
    boolean called =
        words.getLast().equals("name") && own.containsAll(words.subList(0, words.size() - 1));
    if (!called) {
      addName(label, tableWords);
    }
    Long distinct = label.column().profile().distinct();
    boolean unique = distinct != null && distinct.equals(label.table().rowCount());
    if (unique && words.stream().allMatch(w -> own.contains(Words.lemma(w)))) {
      addPhrasings(
          new Link.ToTable(label.table(), 1), words, words.stream().map(_ -> 1.0).toList(), 1);
    }
  }

  /** The column by which rows are known answers to 'name', whatever it is called. */
  private void addName(ColumnRef column, List<String> tableWords) {
    List<String> words = new ArrayList<>(tableWords);
    words.add("name");
    List<Double> weights = new ArrayList<>(tableWords.stream().map(_ -> 0.25).toList());
    weights.add(1.0);
    add(Phrasing.of(new Link.ToColumn(column, 1, false), words, weights, 0.9));
  }

  private void addMetric(MetricMeaning metric) {
    Link target = new Link.ToMetric(metric, 1);
    addPhrase(target, String.join(" ", Words.split(metric.name())), 1);
    addPhrase(target, metric.label(), 1);
    metric.synonyms().forEach(s -> addPhrase(target, s, 0.98));
  }

  private void addComment(Link target, String comment) {
    if (comment != null && Words.split(comment).size() <= 4) {
      addPhrase(target, comment, 0.8);
    }
  }

  private void addPhrase(Link target, String phrase, double factor) {
    if (phrase == null || phrase.isBlank()) {
      return;
    }
    List<String> words = Words.split(phrase);
    add(Phrasing.of(target, words, words.stream().map(_ -> 1.0).toList(), factor));
  }

  /** The words as they are, and once more with every abbreviation written out. */
  private void addPhrasings(Link target, List<String> words, List<Double> weights, double factor) {
    addPhrasings(target, words, weights, factor, words.size() - 1);
  }

  private void addPhrasings(
      Link target, List<String> words, List<Double> weights, double factor, int head) {
    add(Phrasing.of(target, words, weights, factor, head));
    joinedHead(target, words, weights, factor);
    compound(target, words, weights, factor, head);
    List<String> expanded = new ArrayList<>();
    List<Double> expandedWeights = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      List<String> expansions = WordLists.english().expansions(words.get(i));
      List<String> replacement =
          expansions.isEmpty() ? List.of(words.get(i)) : List.of(expansions.getFirst().split(" "));
      for (String word : replacement) {
        if (!WordLists.english().isFiller(word) || replacement.size() == 1) {
          expanded.add(word);
          expandedWeights.add(weights.get(i));
        }
      }
    }
    if (!expanded.equals(words)) {
      add(Phrasing.of(target, expanded, expandedWeights, factor * 0.98));
    }
  }

  /** The words once more, those that are written in one taken apart. */
  private void compound(
      Link target, List<String> words, List<Double> weights, double factor, int head) {
    List<String> split = new ArrayList<>();
    List<Double> splitWeights = new ArrayList<>();
    int splitHead = 0;
    for (int i = 0; i < words.size(); i++) {
      List<String> pieces = Compounds.split(words.get(i));
      int of = pieces.indexOf("of");
      for (int k = 0; k < pieces.size(); k++) {
        if (k != of) {
          split.add(pieces.get(k));
          splitWeights.add(NameWeights.light(pieces.get(k), weights.get(i)));
        }
      }
      if (pieces.isEmpty()) {
        split.add(words.get(i));
        splitWeights.add(weights.get(i));
      }
      if (i == head) {
        splitHead = of > 0 ? split.size() - (pieces.size() - of) : split.size() - 1;
      }
    }
    if (split.size() > words.size()) {
      add(Phrasing.of(target, split, splitWeights, factor * 0.98, splitHead));
    }
  }

  private void joinedHead(Link target, List<String> words, List<Double> weights, double factor) {
    String last = words.getLast();
    for (String end : NameWeights.JOINED_HEADS) {
      if (last.endsWith(end)
          && last.length() - end.length() >= 3
          && NameWeights.isSplit(last, end, target)) {
        List<String> split = new ArrayList<>(words.subList(0, words.size() - 1));
        split.add(last.substring(0, last.length() - end.length()));
        split.add(end);
        List<Double> splitWeights = new ArrayList<>(weights);
        String rest = last.substring(0, last.length() - end.length());
        if (target instanceof Link.ToColumn c
            && NameWeights.isOwn(rest, NameWeights.tableWords(c.column().table()))) {
          splitWeights.set(splitWeights.size() - 1, 0.25);
        }
        splitWeights.add(weights.getLast());
        add(Phrasing.of(target, split, splitWeights, factor * 0.97));
      }
    }
  }

  private void add(Phrasing phrasing) {
    Set<String> stems = new HashSet<>();
    for (int i = 0; i < phrasing.words().size(); i++) {
      Posting posting = new Posting(phrasing, i);
      byLemma.computeIfAbsent(phrasing.words().get(i), _ -> new ArrayList<>()).add(posting);
      if (stems.add(phrasing.stems().get(i))) {
        byStem.computeIfAbsent(phrasing.stems().get(i), _ -> new ArrayList<>()).add(posting);
      }
    }
  }
}
