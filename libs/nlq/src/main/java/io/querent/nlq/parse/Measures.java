package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.link.Link;
import io.querent.nlq.link.Vocabulary;
import io.querent.nlq.text.Adjectives;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.RelationshipGraph;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.model.MetricMeaning;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the column that an adjective or a question word speaks of. */
public final class Measures {
  private static final Pattern QUALIFIED =
      Pattern.compile("([A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)?)\\.(?:\\w+|\\*)");

  private final Vocabulary vocabulary;

  public Measures(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** A column and the order in which its values grow with the adjective. */
  record Measured(ColumnRef column, boolean descending) {}

  /**
   * What an adjective measures in a table, or in one that the table's rows point to or belong to.
   *
   * @param adjective base form, with a minus for 'least'
   */
  Optional<Measured> of(String adjective, Table table) {
    boolean less = adjective.startsWith("-");
    String base = less ? adjective.substring(1) : adjective;
    for (Adjectives.Measure measure : Adjectives.english().measures(base)) {
      Optional<ColumnRef> column = column(table, measure.word());
      if (column.isPresent()) {
        return Optional.of(new Measured(column.get(), measure.descending() != less));
      }
    }
    return Optional.empty();
  }

  /** Like {@link #of}, trying also the tables one step away. */
  Optional<Measured> near(String adjective, Table table) {
    Optional<Measured> own = of(adjective, table);
    if (own.isPresent()) {
      return own;
    }
    boolean recent = Set.of("recent", "new", "late", "early").contains(adjective);
    Optional<ColumnRef> time = recent ? time(table) : Optional.empty();
    if (time.isPresent()) {
      return Optional.of(new Measured(time.get(), !adjective.equals("early")));
    }
    for (RelationshipGraph.Step step : vocabulary.graph().stepsFrom(table.id())) {
      Optional<Table> other = vocabulary.catalogue().table(step.to());
      Optional<Measured> measured = other.flatMap(t -> of(adjective, t));
      if (measured.isPresent()) {
        return measured;
      }
    }
    return Optional.empty();
  }

  /** Whether a superlative of this adjective before a number asks for large ones. */
  static boolean descending(String adjective) {
    boolean less = adjective.startsWith("-");
    String base = less ? adjective.substring(1) : adjective;
    List<Adjectives.Measure> measures = Adjectives.english().measures(base);
    return (measures.isEmpty() || measures.getFirst().descending()) != less;
  }

  /** A column of the table that can be ordered and goes by the word. */
  Optional<ColumnRef> column(Table table, String word) {
    return vocabulary.columnsFor(table, word).stream()
        .filter(l -> l.score() >= 0.4)
        .map(Link.ToColumn::column)
        .filter(c -> isOrdered(c))
        .findFirst();
  }

  /** The first table that a metric's expression names. */
  public Optional<Table> tableOf(MetricMeaning metric) {
    Matcher matcher = QUALIFIED.matcher(metric.expression());
    while (matcher.find()) {
      Optional<Table> table = vocabulary.catalogue().table(matcher.group(1));
      if (table.isPresent()) {
        return table;
      }
    }
    return Optional.empty();
  }

  /** The column that an 'amount' or 'value' of the table's rows speaks of. */
  Optional<ColumnRef> amount(Table table) {
    for (String word : List.of("total", "amount", "value", "price", "cost", "revenue")) {
      Optional<ColumnRef> column = column(table, word).filter(c -> c.isNumeric() && !c.isKey());
      if (column.isPresent()) {
        return column;
      }
    }
    return Optional.empty();
  }

  /** A column of the table that goes by the word, ordered or not. */
  Optional<ColumnRef> named(Table table, String word) {
    return vocabulary.columnsFor(table, word).stream()
        .filter(l -> l.score() >= 0.5)
        .map(Link.ToColumn::column)
        .findFirst();
  }

  /** The calendar column that a bare 'when' or 'in 2014' refers to. */
  Optional<ColumnRef> time(Table table) {
    var meaning = vocabulary.model().table(table.id());
    if (meaning.isPresent() && meaning.get().timeColumn() != null) {
      return table.column(meaning.get().timeColumn()).map(c -> new ColumnRef(table, c));
    }
    Optional<ColumnRef> best = Optional.empty();
    int bestRank = Integer.MAX_VALUE;
    for (Column column : table.columns()) {
      ColumnRef ref = new ColumnRef(table, column);
      String name = column.name().toLowerCase(Locale.ROOT);
      int rank = Integer.MAX_VALUE;
      if (ref.isTemporal()) {
        rank = name.contains("update") || name.contains("modif") || name.contains("birth") ? 5 : 1;
      } else if (name.equals("year")) {
        rank = 0;
      } else if (ref.isYear()) {
        rank = name.contains("birth") ? 6 : 2;
      }
      if (rank < bestRank) {
        best = Optional.of(ref);
        bestRank = rank;
      }
    }
    return best;
  }

  private static boolean isOrdered(ColumnRef column) {
    return column.isNumeric()
        || column.isTemporal()
        || column.isYear()
        || column.isNumberInText()
        || looksLikeDate(column);
  }

  private static boolean looksLikeDate(ColumnRef column) {
    String name = column.column().name().toLowerCase(Locale.ROOT);
    return column.isText() && (name.contains("date") || name.contains("time"));
  }
}
