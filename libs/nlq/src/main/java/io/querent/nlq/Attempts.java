package io.querent.nlq;

import io.querent.nlq.compose.Composer;
import io.querent.nlq.dialogue.FollowUps;
import io.querent.nlq.link.Chunk;
import io.querent.nlq.link.Link;
import io.querent.nlq.link.Linker;
import io.querent.nlq.link.Vocabulary;
import io.querent.nlq.parse.QuestionParser;
import io.querent.nlq.parse.Sketch;
import io.querent.nlq.rank.Confidence;
import io.querent.nlq.text.Token;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.Metric;
import io.querent.semantics.ir.Selection;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the words of one question in several ways. */
final class Attempts {
  private static final int MOST = 3;
  private static final double CLOSE = 0.12;
  private static final double TURNED = 0.9;

  private final Vocabulary vocabulary;
  private final LocalDateTime now;
  private final List<Chunk> chunks;

  Attempts(Vocabulary vocabulary, List<Token> tokens, LocalDateTime now) {
    this.vocabulary = vocabulary;
    this.now = now;
    this.chunks = Linker.chunks(vocabulary, tokens);
  }

  List<Chunk> chunks() {
    return chunks;
  }

  /** The best reading; empty when no query can be made. */
  Optional<Attempt> best() {
    Optional<Attempt> first = attempt(chunks);
    return first.isPresent() ? first : others(null).stream().findFirst();
  }

  /** The words as a change to the previous query. */
  Optional<Attempt> following(Ir previous, List<Token> tokens) {
    if (!(previous instanceof Selection selection) || selection.entities().isEmpty()) {
      return Optional.empty();
    }
    Table subject = table(selection.entities().getFirst().table());
    Table measured =
        selection.metrics().stream()
            .flatMap(m -> Optional.ofNullable(tableOf(m)).stream())
            .findFirst()
            .orElse(null);
    Sketch sketch = QuestionParser.parseFollowing(vocabulary, chunks, subject, measured, now);
    Optional<Ir> turned = FollowUps.turned(selection, tokens);
    if (turned.isPresent()) {
      return turned.map(ir -> new Attempt(ir, sketch, TURNED));
    }
    boolean instead = tokens.stream().anyMatch(t -> t.lower().equals("instead"));
    return new Composer(vocabulary)
        .addition(sketch, subject)
        .map(a -> FollowUps.merge(selection, a, sketch, instead))
        .map(ir -> new Attempt(ir, sketch, Confidence.of(sketch)));
  }

  private Table table(String id) {
    return vocabulary.catalogue().table(id).orElse(null);
  }

  /** The table that a metric is taken from; null when it names none. */
  private Table tableOf(Metric metric) {
    String[] found = new String[1];
    metric
        .expression()
        .any(
            e -> {
              if (e instanceof Expression.Aggregate a && a.entity() != null) {
                found[0] = a.entity();
              } else if (e instanceof Expression.Column c && c.entity() == null) {
                found[0] = timeTable(c.name());
              } else if (e instanceof Expression.Column c) {
                found[0] = c.entity();
              }
              return found[0] != null;
            });
    return found[0] == null ? null : table(found[0]);
  }

  /** The table whose calendar a metric of the semantic model follows; null when none is said. */
  private String timeTable(String name) {
    return vocabulary.model().metrics().stream()
        .filter(m -> m.name().equals(name) && m.timeColumn() != null)
        .map(m -> m.timeColumn().substring(0, Math.max(0, m.timeColumn().lastIndexOf('.'))))
        .findFirst()
        .orElse(null);
  }

  /** Other readings, where a name fits a second element nearly as well; without the one given. */
  List<Attempt> others(Attempt best) {
    List<Attempt> found = new ArrayList<>();
    for (int i = 0; i < chunks.size() && found.size() < MOST; i++) {
      for (Link rival : rivals(chunks.get(i))) {
        List<Chunk> changed = new ArrayList<>(chunks);
        Chunk chunk = chunks.get(i);
        changed.set(i, new Chunk(chunk.tokens(), null, "", List.of(rival), null));
        attempt(changed)
            .filter(a -> best == null || !a.ir().equals(best.ir()))
            .filter(a -> found.stream().noneMatch(f -> f.ir().equals(a.ir())))
            .ifPresent(found::add);
        if (found.size() >= MOST) {
          break;
        }
      }
    }
    found.sort(Comparator.comparingDouble(Attempt::confidence).reversed());
    return found;
  }

  private static List<Link> rivals(Chunk chunk) {
    if (chunk.links().size() < 2) {
      return List.of();
    }
    double top = chunk.links().getFirst().score();
    return chunk.links().stream().filter(l -> l.score() >= top - CLOSE).limit(4).toList();
  }

  private Optional<Attempt> attempt(List<Chunk> read) {
    Sketch sketch = QuestionParser.parse(vocabulary, read, now);
    return new Composer(vocabulary)
        .compose(sketch)
        .map(ir -> new Attempt(ir, sketch, Confidence.of(sketch)));
  }
}
