package io.querent.nlq.parse;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.link.Vocabulary;
import io.querent.nlq.text.Tag;
import io.querent.semantics.catalog.RelationshipGraph;
import io.querent.semantics.catalog.Table;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the parser is: the pieces, the position, and what has been gathered so far. */
final class Scene {
  /** Whether words that come now are asked for or restrict what is asked for. */
  enum Mode {
    SELECT,
    WHERE
  }

  final Vocabulary vocabulary;
  final List<Piece> pieces;
  final Measures measures;
  final Sketch sketch = new Sketch();
  int at;
  Mode mode = Mode.SELECT;
  Table lastTable;
  ColumnRef lastColumn;
  List<Condition> target = sketch.conditions();
  boolean either;
  boolean both;
  boolean pendingOr;
  boolean inNegation;
  boolean topPending;
  boolean topDescending;
  boolean eachPick;
  int extraConsumed;
  boolean trend;
  boolean counts;
  boolean timeNamed;
  Pick shownRank;
  final List<int[]> pendingAdjectives = new ArrayList<>();
  boolean pendingDistinct;

  /** The current time, for boundaries such as 'since last month'. */
  final LocalDateTime now;

  /** Whether the words change an earlier query, so that its groups need not be repeated. */
  boolean follows;

  /** The table that the figures of an earlier query are taken from; null for none. */
  Table measured;

  Scene(Vocabulary vocabulary, List<Piece> pieces, LocalDateTime now) {
    this.vocabulary = vocabulary;
    this.now = now;
    this.pieces = pieces;
    this.measures = new Measures(vocabulary);
  }

  /** Whether nothing but a space stands between two pieces. */
  boolean touches(int index, int next) {
    Piece left = get(index);
    Piece right = get(next);
    return left != null && right != null && right.chunk().start() - left.chunk().end() <= 1;
  }

  /** Whether a word says what was done, as in 'directed' or 'opened'. */
  boolean isParticiple(int index) {
    Piece piece = get(index);
    if (piece == null || !piece.isLinked()) {
      return false;
    }
    boolean done =
        piece.chunk().tokens().stream()
            .anyMatch(t -> t.lower().endsWith("ed") || t.lower().endsWith("ten"));
    return done || is(index + 1, Tag.BY);
  }

  boolean done() {
    return at >= pieces.size();
  }

  Piece here() {
    return pieces.get(at);
  }

  /** The piece so many places on; null beyond the ends. */
  Piece peek(int offset) {
    return get(at + offset);
  }

  Piece get(int index) {
    return index >= 0 && index < pieces.size() ? pieces.get(index) : null;
  }

  boolean is(int index, Tag tag, Tag... others) {
    Piece piece = get(index);
    return piece != null && piece.is(tag, others);
  }

  /** The first index from {@code index} on whose piece has none of the tags. */
  int skip(int index, Tag tag, Tag... others) {
    int i = index;
    while (is(i, tag, others)) {
      i++;
    }
    return i;
  }

  /** The subject of the question as far as it is known. */
  Table subject() {
    return sketch.focus();
  }

  void note(int from, int to, String meaning) {
    sketch
        .notes()
        .add(new Sketch.Note(get(from).chunk().start(), get(to - 1).chunk().end(), meaning));
  }

  /** Uses a column that words at a place name. */
  ColumnRef use(int index) {
    Piece piece = get(index);
    sketch.linked(piece.columnScore());
    lastColumn = piece.column().column();
    return lastColumn;
  }

  Table useTable(int index) {
    Piece piece = get(index);
    sketch.linked(piece.tableScore());
    lastTable = piece.table().table();
    return lastTable;
  }

  void add(Condition condition) {
    if (pendingOr && !target.isEmpty()) {
      Condition previous = target.removeLast();
      List<Condition> alternatives = new ArrayList<>();
      if (previous instanceof Condition.AnyOf any) {
        alternatives.addAll(any.conditions());
      } else {
        alternatives.add(previous);
      }
      alternatives.add(condition);
      target.add(new Condition.AnyOf(alternatives));
    } else if (both && !target.isEmpty() && target.getLast() != null && bothStarted) {
      target.add(new Condition.Both(target.removeLast(), condition));
      both = false;
      bothStarted = false;
    } else {
      target.add(condition);
      bothStarted = both;
    }
    pendingOr = false;
  }

  private boolean bothStarted;

  /** The time column of the first metric that is named. */
  Optional<ColumnRef> metricTime() {
    for (Piece piece : pieces) {
      String column = piece.isMetric() ? piece.metric().metric().timeColumn() : null;
      int dot = column == null ? -1 : column.lastIndexOf('.');
      if (dot > 0) {
        String name = column.substring(dot + 1);
        return vocabulary
            .catalogue()
            .table(column.substring(0, dot))
            .flatMap(t -> t.column(name).map(c -> new ColumnRef(t, c)));
      }
    }
    return Optional.empty();
  }

  /** Whether a row of {@code from} may have several rows of {@code to}. */
  boolean isToMany(Table from, Table to) {
    Optional<List<RelationshipGraph.Step>> path = vocabulary.path(from, to);
    return path.isPresent() && path.get().stream().anyMatch(s -> !s.forward());
  }

  boolean isConnected(Table from, Table to) {
    return vocabulary.path(from, to).isPresent();
  }

  static boolean same(Table left, Table right) {
    return left != null && right != null && left.id().equals(right.id());
  }
}
