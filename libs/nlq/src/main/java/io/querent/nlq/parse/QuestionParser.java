package io.querent.nlq.parse;

import io.querent.nlq.link.Chunk;
import io.querent.nlq.link.Vocabulary;
import io.querent.nlq.text.Relating;
import io.querent.nlq.text.Tag;
import io.querent.nlq.text.WordLists;
import io.querent.semantics.catalog.Table;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the pieces of a question from left to right. At each place the first rule that fits takes
 * as many pieces as it needs; what no rule takes is noted as unread, which lowers the confidence.
 */
public final class QuestionParser {
  /** What is asked for is not known: nothing can make up for that. */
  private static final double UNKNOWN_SUBJECT = 0.25;

  /** Whose things are asked for is not known. */
  private static final double UNKNOWN_ENTITY = 0.15;

  private final Scene scene;
  private final Selections selections;
  private final Comparisons comparisons;
  private final ValueConditions values;
  private final Negations negations;
  private final Rankings rankings;
  private final Orders orders;
  private final Groups groups;

  private QuestionParser(Scene scene) {
    this.scene = scene;
    this.comparisons = new Comparisons(scene);
    this.values = new ValueConditions(scene);
    this.negations = new Negations(scene, this);
    this.rankings = new Rankings(scene);
    this.orders = new Orders(scene);
    this.groups = new Groups(scene);
    this.selections = new Selections(scene);
  }

  /** Reads linked chunks. */
  public static Sketch parse(Vocabulary vocabulary, List<Chunk> chunks, LocalDateTime now) {
    Scene scene = scene(vocabulary, chunks, now);
    scene.sketch.focus(firstTable(scene.pieces));
    return read(scene);
  }

  /**
   * Reads words that change a query about the subject.
   *
   * @param measured the table that its figures are taken from; null when it has none
   */
  public static Sketch parseFollowing(
      Vocabulary vocabulary, List<Chunk> chunks, Table subject, Table measured, LocalDateTime now) {
    Scene scene = scene(vocabulary, chunks, now);
    scene.sketch.focus(subject);
    scene.sketch.following(true);
    scene.measured = measured;
    scene.follows = true;
    return read(scene);
  }

  private static Sketch read(Scene scene) {
    new QuestionParser(scene).run(scene.pieces.size());
    new Closing(scene).finish();
    return scene.sketch;
  }

  private static Scene scene(Vocabulary vocabulary, List<Chunk> chunks, LocalDateTime now) {
    List<Piece> pieces = new ArrayList<>();
    for (Piece piece : Wording.settled(new Resolver(vocabulary, chunks).pieces())) {
      if (!isNoise(piece)) {
        pieces.add(piece);
      }
    }
    return new Scene(vocabulary, pieces, now);
  }

  private static boolean isNoise(Piece piece) {
    return !isInformation(piece)
        && piece.chunk().tag() == null
        && !piece.isLinked()
        && piece.chunk().first().isWord()
        && WordLists.english().isFiller(piece.lower());
  }

  /** 'All the information about' asks for every column. */
  private static boolean isInformation(Piece piece) {
    return piece.lower().equals("information")
        || piece.lower().equals("details")
        || piece.lower().equals("data");
  }

  private static Table firstTable(List<Piece> pieces) {
    for (Piece piece : pieces) {
      if (piece.isTable() && piece.tableScore() > 0.6) {
        return piece.table().table();
      }
      if (piece.isColumn() && piece.column().namesTable() && piece.columnScore() > 0.8) {
        return piece.column().column().table();
      }
    }
    return pieces.stream()
        .filter(p -> p.isTable() && p.tableScore() > 0.5)
        .map(p -> p.table().table())
        .findFirst()
        .orElse(null);
  }

  /** Reads up to a place. */
  void run(int end) {
    while (scene.at < end) {
      if (!step()) {
        skip();
      }
    }
  }

  /** One rule; false when none fits here. */
  boolean step() {
    return orders.read()
        || rankings.read()
        || negations.read()
        || groups.read()
        || comparisons.read()
        || values.read()
        || selections.read()
        || connective();
  }

  private boolean connective() {
    Piece here = scene.here();
    if (here.is(Tag.OR)) {
      scene.pendingOr = !scene.target.isEmpty();
    } else if (here.is(Tag.EITHER)) {
      scene.either = true;
    } else if (here.is(Tag.BOTH)) {
      scene.both = true;
    } else if (here.is(Tag.REL, Tag.HAVING)
        || here.is(Tag.WHO, Tag.WHERE, Tag.WHEN)
            && scene.get(scene.at - 1) != null
            && scene.get(scene.at - 1).isLinked()
        || here.is(Tag.CONTAINS) && here.chunk().tokens().size() == 1
        || here.is(Tag.ONE)
            && scene.get(scene.at - 1) != null
            && scene.get(scene.at - 1).isLinked()) {
      scene.mode = Scene.Mode.WHERE;
    } else if (here.isNumber() && here.lower().equals("one") && scene.is(scene.at - 1, Tag.EACH)) {
      scene.pendingOr = false;
    } else if (here.is(Tag.AND, Tag.BUT, Tag.BE, Tag.OF, Tag.BY, Tag.ANY, Tag.ONE, Tag.AS)
        || here.is(Tag.THAN, Tag.SAME, Tag.YES_NO, Tag.WHO, Tag.WHERE, Tag.WHEN, Tag.HOW_MUCH)) {
      scene.pendingOr &= !here.is(Tag.AND);
    } else {
      return false;
    }
    scene.at++;
    return true;
  }

  private boolean entityBehind(Piece here, Tag tag) {
    return here.chunk().tag() == null
        && here.chunk().first().isWord()
        && scene.is(scene.at - 1, tag);
  }

  /** In 'new customers per month' the months are those in which they came. */
  private boolean isCreated() {
    Piece next = scene.peek(1);
    return scene.here().lower().equals("new")
        && next != null
        && next.isTable()
        && scene.measures.time(next.table().table()).isPresent()
        && scene.pieces.stream().anyMatch(p -> p.is(Tag.PERIOD, Tag.GRAIN));
  }

  /** Whether what was picked last only describes the word here, as in 'open issues'. */
  private boolean isModified() {
    return scene.sketch.picks().size() == 1
        && scene.sketch.picks().getFirst() instanceof Pick.Field
        && scene.touches(scene.at - 1, scene.at)
        && scene.get(scene.at - 1).isColumn()
        && (scene.is(scene.at + 1, Tag.BY, Tag.EACH, Tag.GRAIN)
            || scene.at + 1 == scene.pieces.size());
  }

  private void skip() {
    Piece here = scene.here();
    if (!here.chunk().first().isMark()) {
      boolean weighs =
          here.isNumber()
              || here.isQuoted()
              || here.chunk().tag() != null
              || !WordLists.english().isFiller(here.lower()) && !isCreated();
      if (weighs) {
        scene.sketch.unread().add(here.lower());
      }
      boolean asked =
          weighs
              && scene.mode == Scene.Mode.SELECT
              && (scene.sketch.picks().isEmpty() || isModified())
              && here.chunk().tag() == null
              && here.chunk().first().isWord()
              && !Relating.isRelating(here.lower());
      boolean entity =
          weighs
              && !asked
              && here.chunk().tag() == null
              && here.chunk().first().isWord()
              && scene.is(scene.at - 1, Tag.OF, Tag.EACH, Tag.COUNT, Tag.ANY)
              && !Relating.isRelating(here.lower());
      boolean group = entityBehind(here, Tag.BY) && !Relating.isRelating(here.lower());
      if (group && weighs && !asked && scene.sketch.hasAggregate()) {
        scene.sketch.doubt(UNKNOWN_SUBJECT);
        scene.sketch.lost(true);
      }
      if (entity) {
        scene.sketch.doubt(UNKNOWN_ENTITY);
      }
      if (asked) {
        scene.sketch.doubt(UNKNOWN_SUBJECT);
        scene.sketch.lost(true);
      }
      boolean name =
          here.chunk().first().isCapitalised() && scene.at > 0 && here.lower().length() > 2;
      if (name
          || here.isQuoted()
          || here.is(
              Tag.SUP,
              Tag.SUPERLATIVE,
              Tag.COMPARATIVE,
              Tag.CMP,
              Tag.AGG,
              Tag.COUNT,
              Tag.COMMON,
              Tag.BETWEEN,
              Tag.ORDER,
              Tag.SHARE,
              Tag.GROWTH,
              Tag.CONTAINS,
              Tag.STARTS,
              Tag.ENDS,
              Tag.BEFORE,
              Tag.AFTER,
              Tag.PERIOD)) {
        scene.sketch.doubt(0.3);
      }
    }
    scene.at++;
  }
}
