package io.querent.nlq.parse;

import io.querent.nlq.link.Link;
import io.querent.nlq.link.Metrics;
import io.querent.nlq.text.Relating;
import io.querent.nlq.text.Tag;
import io.querent.semantics.model.MetricMeaning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Settles what words cannot mean where they stand: verbs that only resemble a name are no names,
 * and a metric that counts all rows of a table is the table.
 */
final class Wording {
  private static final double CLEAR = 0.95;
  private static final Set<String> AUXILIARIES = Set.of("do", "does", "did");
  private static final Set<String> PERSONS = Set.of("we", "they", "you", "i", "he", "she", "it");

  private final List<Piece> pieces;

  private Wording(List<Piece> pieces) {
    this.pieces = pieces;
  }

  /** The pieces, fillers still among them, without what was settled. */
  static List<Piece> settled(List<Piece> pieces) {
    List<Piece> result = new ArrayList<>();
    Wording wording = new Wording(pieces.stream().map(Wording::rows).toList());
    for (int i = 0; i < wording.pieces.size(); i++) {
      if (!wording.isEmptyVerb(i)) {
        result.add(wording.dimension(i));
      }
    }
    return result;
  }

  private static Piece rows(Piece piece) {
    if (piece.metric() == null || piece.table() == null) {
      return piece;
    }
    MetricMeaning metric = piece.metric().metric();
    boolean all =
        Metrics.counted(metric).filter(piece.table().table().id()::equals).isPresent()
            && metric.filter() == null
            && piece.tableScore() >= piece.metricScore() - 0.1;
    return all
        ? new Piece(piece.chunk(), piece.table(), piece.column(), piece.value(), null)
        : piece;
  }

  /** Behind 'by' the name of a column is that column, though some value is spelled like it. */
  private Piece dimension(int index) {
    Piece piece = pieces.get(index);
    boolean by = index > 0 && pieces.get(index - 1).is(Tag.BY, Tag.EACH) && piece.isValue();
    Optional<Link.ToColumn> named =
        by
            ? piece.chunk().columns().stream()
                .filter(l -> l.score() >= CLEAR)
                .max(Comparator.comparingDouble(Link.ToColumn::score))
            : Optional.empty();
    return named
        .map(l -> new Piece(piece.chunk(), piece.table(), l, null, piece.metric()))
        .orElse(piece);
  }

  /** 'Did we write', 'don't host any site', 'which genre sells the most tracks'. */
  private boolean isEmptyVerb(int index) {
    Piece piece = pieces.get(index);
    if (piece.chunk().tokens().size() > 1
        || piece.chunk().tag() != null
        || !piece.isLinked()
        || piece.isValue()
        || best(piece) >= CLEAR
        || index == 0
        || namesLast(index)) {
      return false;
    }
    Piece before = pieces.get(index - 1);
    boolean done = PERSONS.contains(before.lower()) && auxiliary(index - 1);
    boolean denied =
        before.is(Tag.NOT)
            && index > 1
            && helps(pieces.get(index - 2))
            && !pieces.get(index + 1).is(Tag.CMP, Tag.COMPARATIVE);
    boolean measures = !piece.chunk().metrics().isEmpty() && (gradedNext(index) || howMuch(index));
    boolean acts = before.isTable() && Relating.isRelating(piece.lower()) && !measures;
    return done || denied || acts;
  }

  private boolean howMuch(int index) {
    return pieces.subList(0, index).stream().anyMatch(p -> p.is(Tag.HOW_MUCH));
  }

  private boolean gradedNext(int index) {
    int next = pieces.get(index + 1).lower().equals("the") ? index + 2 : index + 1;
    return next < pieces.size()
        && pieces.get(next).is(Tag.SUP, Tag.SUPERLATIVE)
        && pieces.subList(next + 1, pieces.size()).stream().noneMatch(Piece::isLinked);
  }

  private static boolean helps(Piece piece) {
    return AUXILIARIES.contains(piece.lower())
        || Set.of("have", "has", "had").contains(piece.lower());
  }

  private boolean auxiliary(int before) {
    return pieces.subList(0, before).stream().anyMatch(p -> AUXILIARIES.contains(p.lower()));
  }

  /** Whether nothing behind the word is known, so that it must carry the sense itself. */
  private boolean namesLast(int index) {
    return pieces.subList(index + 1, pieces.size()).stream()
        .noneMatch(p -> p.isLinked() || p.is(Tag.PERIOD));
  }

  private static double best(Piece piece) {
    return Math.max(
        Math.max(piece.tableScore(), piece.columnScore()),
        Math.max(piece.valueScore(), piece.metricScore()));
  }
}
