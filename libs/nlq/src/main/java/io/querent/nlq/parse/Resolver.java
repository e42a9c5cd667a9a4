package io.querent.nlq.parse;

import io.querent.nlq.link.Chunk;
import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.link.Link;
import io.querent.nlq.link.Vocabulary;
import io.querent.nlq.text.Tag;
import io.querent.semantics.catalog.RelationshipGraph;
import io.querent.semantics.catalog.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides jointly what each chunk means: a column is more likely one of a table that is named
 * nearby, a value more likely one of a column or table that is named.
 */
final class Resolver {
  private final Vocabulary vocabulary;
  private final List<Chunk> chunks;
  private final Map<String, Optional<Double>> distances = new HashMap<>();
  private final List<Mention> mentions = new ArrayList<>();

  private record Mention(int at, Table table, double score) {}

  Resolver(Vocabulary vocabulary, List<Chunk> chunks) {
    this.vocabulary = vocabulary;
    this.chunks = chunks;
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      if (!chunk.tables().isEmpty() && chunk.tableScore() + 0.001 >= chunk.valueScore()) {
        for (Link.ToTable link : chunk.tables()) {
          if (link.score() > 0.5 && link.score() >= chunk.tableScore() - 0.05) {
            mentions.add(new Mention(i, link.table(), link.score()));
          }
        }
      }
    }
  }

  /** The pieces, each chunk resolved to its most likely meaning of each kind. */
  List<Piece> pieces() {
    List<Piece> first = resolve();
    for (int i = 0; i < first.size(); i++) {
      Piece piece = first.get(i);
      if (piece.isColumn() && isClear(piece.chunk().columns())) {
        double score = piece.column().namesTable() ? 0.9 : 0.5;
        mentions.add(new Mention(i, piece.column().column().table(), score));
      }
    }
    return resolve();
  }

  private static boolean isClear(List<Link.ToColumn> columns) {
    return columns.size() == 1 || columns.get(0).score() - columns.get(1).score() > 0.15;
  }

  private List<Piece> resolve() {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      int at = i;
      pieces.add(
          new Piece(
              chunk,
              best(chunk.tables(), l -> l.score() + closeness(at, l.table())),
              best(chunk.columns(), l -> l.score() + columnContext(at, l)),
              best(chunk.values(), l -> l.score() + valueContext(at, l)),
              best(chunk.metrics(), Link::score)));
    }
    return pieces;
  }

  private static <T extends Link> T best(
      List<T> links, java.util.function.ToDoubleFunction<T> score) {
    return links.stream().max(Comparator.comparingDouble(score)).orElse(null);
  }

  private double closeness(int at, Table table) {
    double own = mention(at, table);
    return own > 0 ? 0.05 * own : 0.1 * tableContext(at, table);
  }

  /** How clearly another chunk names the table. */
  private double mention(int at, Table table) {
    return mentions.stream()
        .filter(m -> m.at != at && m.table.id().equals(table.id()))
        .mapToDouble(Mention::score)
        .max()
        .orElse(0);
  }

  private double columnContext(int at, Link.ToColumn link) {
    Table table = link.column().table();
    double bonus =
        tableContext(at, table) + neighbourBonus(at, table) + coordinationBonus(at, table);
    if (isReference(link.column())) {
      bonus -= keyIsCandidate(at, link) ? 0.4 : link.score() < 0.99 ? 0.05 : 0;
    }
    return bonus;
  }

  /** In 'type codes and descriptions' both are likely of one table. */
  private double coordinationBonus(int at, Table table) {
    boolean joined = at > 1 && (chunks.get(at - 1).is(Tag.AND) || chunks.get(at - 1).isMark(","));
    if (!joined) {
      return 0;
    }
    Chunk before = chunks.get(at - 2);
    boolean same =
        before.columns().stream()
            .anyMatch(
                l ->
                    l.score() >= before.columnScore() - 0.05
                        && l.column().table().id().equals(table.id()));
    return same ? 0.12 : 0;
  }

  private double valueContext(int at, Link.ToValue link) {
    ColumnRef column = link.column();
    double bonus = tableContext(at, column.table()) + 0.5 * neighbourBonus(at, column.table());
    for (int step : new int[] {-1, 1, -2, 2, -3}) {
      int other = at + step;
      if (other >= 0 && other < chunks.size() && names(chunks.get(other), column)) {
        bonus += 0.4 / Math.abs(step);
        break;
      }
    }
    if (isReference(column)) {
      bonus -=
          chunks.get(at).values().stream().anyMatch(v -> refersTo(column, v.column())) ? 0.35 : 0.1;
    }
    if (vocabulary.labels().named(column.table()).filter(column.column()::equals).isPresent()) {
      bonus += 0.03;
    }
    return bonus;
  }

  private static boolean names(Chunk chunk, ColumnRef column) {
    double best = chunk.columnScore();
    return chunk.columns().stream()
        .anyMatch(l -> l.score() >= best - 0.25 && l.column().sameAs(column));
  }

  /** Tables named in the question attract; others repel the more the farther they are. */
  private double tableContext(int at, Table table) {
    double own = mention(at, table);
    if (own > 0) {
      return 0.25 * own;
    }
    double nearest =
        mentions.stream()
            .filter(m -> m.at != at)
            .mapToDouble(m -> distance(m.table, table).orElse(9.0))
            .min()
            .orElse(0);
    return nearest > 8 ? -0.5 : -0.05 * nearest;
  }

  private Optional<Double> distance(Table from, Table to) {
    return distances.computeIfAbsent(
        from.id() + ">" + to.id(), _ -> vocabulary.path(from, to).map(RelationshipGraph::cost));
  }

  /**
   * 'singer name', 'name of the singer', 'singers whose name': the table that stands by the column.
   */
  private double neighbourBonus(int at, Table table) {
    double bonus = 0;
    for (int i = at - 1, steps = 0; i >= 0 && steps < 5; i--) {
      Chunk chunk = chunks.get(i);
      if (chunk.isMark(".") || chunk.isMark("?")) {
        break;
      }
      if (isTable(chunk)) {
        if (names(chunk, table)) {
          bonus = Math.max(bonus, i == at - 1 ? 0.3 : 0.16 - 0.02 * steps);
        }
        break;
      }
      steps++;
    }
    boolean through = false;
    for (int i = at + 1; i < chunks.size() && i < at + 9; i++) {
      Chunk chunk = chunks.get(i);
      if (chunk.is(Tag.REL, Tag.HAVING, Tag.CMP) || chunk.isMark(".") || chunk.isMark("?")) {
        break;
      }
      through |= chunk.is(Tag.OF, Tag.EACH) || namesOwner(chunk) && i <= at + 4;
      if (isTable(chunk)) {
        if (names(chunk, table)) {
          bonus = Math.max(bonus, through ? 0.28 : 0.1);
        }
        if (through) {
          break;
        }
      }
    }
    return bonus;
  }

  private static boolean isTable(Chunk chunk) {
    return namesOwner(chunk)
        || chunk.tableScore() > 0.5
            && chunk.tableScore() + 0.001 >= chunk.columnScore()
            && chunk.tableScore() + 0.001 >= chunk.valueScore();
  }

  /** 'Name of the document' names the documents too. */
  private static boolean namesOwner(Chunk chunk) {
    return !chunk.columns().isEmpty()
        && chunk.columns().getFirst().namesTable()
        && chunk.columns().getFirst().score() > 0.8
        && chunk.columnScore() > chunk.tableScore();
  }

  private static boolean names(Chunk chunk, Table table) {
    if (namesOwner(chunk)) {
      return chunk.columns().stream()
          .anyMatch(
              l ->
                  l.namesTable()
                      && l.score() >= chunk.columnScore() - 0.05
                      && l.column().table().id().equals(table.id()));
    }
    return chunk.tables().stream()
        .anyMatch(l -> l.table().id().equals(table.id()) && l.score() >= chunk.tableScore() - 0.1);
  }

  /** Whether the key that a reference points to fits the words as well. */
  private boolean keyIsCandidate(int at, Link.ToColumn link) {
    return chunks.get(at).columns().stream()
        .anyMatch(
            l ->
                l.score() >= link.score() - 0.05
                    && refersTo(link.column(), l.column())
                    && (mention(at, l.column().table()) > 0
                        || mention(at, link.column().table()) < 0.8));
  }

  private boolean refersTo(ColumnRef from, ColumnRef to) {
    return vocabulary.graph().stepsFrom(from.table().id()).stream()
        .anyMatch(
            s ->
                s.forward()
                    && s.to().equals(to.table().id())
                    && s.relationship()
                        .fromColumns()
                        .getFirst()
                        .equalsIgnoreCase(from.column().name())
                    && s.relationship()
                        .toColumns()
                        .getFirst()
                        .equalsIgnoreCase(to.column().name()));
  }

  /** Whether the column only points to another table. */
  private boolean isReference(ColumnRef column) {
    return vocabulary.graph().stepsFrom(column.table().id()).stream()
        .anyMatch(
            s ->
                s.forward()
                    && s.relationship().fromColumns().stream()
                        .anyMatch(column.column().name()::equalsIgnoreCase));
  }
}
