package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.link.Link;
import io.querent.nlq.link.Metrics;
import io.querent.nlq.text.Adjectives;
import io.querent.nlq.text.Relating;
import io.querent.nlq.text.Tag;
import io.querent.semantics.ir.AggregateFunction;
import io.querent.semantics.model.MetricMeaning;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Superlatives whose measure is said elsewhere: 'the 10 best customers by revenue', 'the
 * best-selling product', 'which genres sell best'.
 */
final class BestBy {
  private final Scene scene;
  private final Rankings rankings;

  BestBy(Scene scene, Rankings rankings) {
    this.scene = scene;
    this.rankings = rankings;
  }

  /**
   * Reads a superlative that starts at {@code start} and whose noun may stand at {@code index}.
   *
   * @param adjective null for 'most' and 'least'
   */
  boolean read(int start, int index, Integer limit, boolean descending, String adjective) {
    int i = scene.get(index) != null && scene.get(index).isMark("-") ? index + 1 : index;
    Piece verb = scene.get(i);
    boolean participle = verb != null && !verb.is(Tag.BY) && isParticiple(verb);
    int noun = participle && names(i + 1) ? i + 1 : index;
    if (names(noun)) {
      Optional<Piece> by = measure(noun + 1);
      if (by.isPresent()) {
        return later(start, noun, limit, direction(by.get(), adjective, descending));
      }
      if (noun > index) {
        return participle(start, noun, limit, descending);
      }
    }
    return sells(start, limit, descending, adjective);
  }

  private static boolean isParticiple(Piece piece) {
    String word = piece.chunk().tokens().getLast().lower();
    return piece.chunk().tag() == null && (word.endsWith("ing") || word.endsWith("ed"));
  }

  private boolean names(int index) {
    Piece piece = scene.get(index);
    return piece != null && piece.isTable() && piece.tableScore() > 0.5;
  }

  /** What stands behind a 'by' further on, when it can rank. */
  private Optional<Piece> measure(int from) {
    for (int i = from; i + 1 < scene.pieces.size(); i++) {
      Piece next = scene.get(i + 1);
      boolean ranks =
          next.isMetric()
              || next.is(Tag.COUNT, Tag.AGG)
              || next.isColumn() && next.column().column().isNumeric();
      if (scene.is(i, Tag.BY) && ranks) {
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  private boolean later(int start, int noun, Integer limit, boolean descending) {
    scene.sketch.limit(limit == null ? 1 : limit);
    scene.note(start, noun, (descending ? "first " : "last ") + scene.sketch.limit());
    scene.topPending = true;
    scene.topDescending = descending;
    scene.at = noun;
    return true;
  }

  /** 'Slow' asks for large latencies, though for small speeds. */
  private static boolean direction(Piece by, String adjective, boolean otherwise) {
    if (adjective == null) {
      return otherwise;
    }
    boolean less = adjective.startsWith("-");
    String text =
        by.isMetric() ? by.metric().metric().toString().toLowerCase(Locale.ROOT) : by.lower();
    for (Adjectives.Measure measure :
        Adjectives.english().measures(less ? adjective.substring(1) : adjective)) {
      if (text.contains(measure.word())) {
        return measure.descending() != less;
      }
    }
    return otherwise;
  }

  /** 'Best-selling products', 'top rated hotels': the participle names the measure. */
  private boolean participle(int start, int noun, Integer limit, boolean descending) {
    Piece said = scene.get(noun - 1);
    Pick by = null;
    if (said.column() != null && said.columnScore() > 0.8 && said.column().column().isNumeric()) {
      ColumnRef column = scene.use(noun - 1);
      boolean many =
          scene.isToMany(scene.get(noun).table().table(), column.table())
              && !Scene.same(scene.get(noun).table().table(), column.table());
      by =
          many
              ? new Pick.Aggregated(AggregateFunction.AVG, column, false, false)
              : new Pick.Field(column);
    } else if (said.chunk().metrics().stream().anyMatch(m -> m.score() > 0.6)) {
      by = new Pick.Measured(clearest(said));
      scene.sketch.linked(0.9);
    }
    if (by == null) {
      return false;
    }
    if (limit != null || !isPlural(scene.get(noun))) {
      rankings.rank(start, noun, by, descending, limit, "by " + said.lower());
      return true;
    }
    scene.note(start, noun, "by " + said.lower());
    scene.sketch.rankings().add(new Ranking(by, descending, null));
    scene.shownRank = by;
    scene.at = noun;
    return true;
  }

  /** 'Which genres sell best', 'which product sells the least'. */
  private boolean sells(int start, Integer limit, boolean descending, String adjective) {
    Piece verb = scene.get(start - 1);
    Piece subject = scene.get(start - 2);
    boolean plain = adjective == null || Set.of("good", "bad", "-good").contains(adjective);
    boolean ends = scene.get(start + 1) == null || !scene.get(start + 1).isLinked();
    if (!plain
        || !ends
        || verb == null
        || subject == null
        || !subject.isTable()
        || verb.chunk().metrics().isEmpty()
        || !Relating.isRelating(verb.lower())) {
      return false;
    }
    MetricMeaning metric = clearest(verb);
    scene.sketch.linked(0.9);
    boolean one = !isPlural(subject);
    scene
        .sketch
        .picks()
        .removeIf(p -> p instanceof Pick.Rows r && !Scene.same(r.table(), subject.table().table()));
    scene.note(start - 1, start + 1, "by " + metric.name());
    Pick by = new Pick.Measured(metric);
    scene
        .sketch
        .rankings()
        .add(new Ranking(by, descending, limit != null ? limit : one ? Integer.valueOf(1) : null));
    scene.shownRank = by;
    scene.at = start + 1;
    return true;
  }

  private static boolean isPlural(Piece piece) {
    return !piece
        .chunk()
        .tokens()
        .getLast()
        .lemma()
        .equals(piece.chunk().tokens().getLast().lower());
  }

  private static MetricMeaning clearest(Piece piece) {
    return piece.chunk().metrics().stream()
        .max(
            Comparator.<Link.ToMetric>comparingDouble(
                m -> m.score() - (Metrics.counted(m.metric()).isPresent() ? 0.1 : 0)))
        .orElseThrow()
        .metric();
  }
}
