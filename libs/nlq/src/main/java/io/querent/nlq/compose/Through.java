package io.querent.nlq.compose;

import io.querent.nlq.link.Vocabulary;
import io.querent.nlq.parse.Condition;
import io.querent.nlq.parse.Pick;
import io.querent.nlq.parse.Sketch;
import io.querent.semantics.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Leads conditions through a table that the question names. 'Users who ordered a globe' are users
 * with an order of a globe, although their reviews would connect them with globes as well.
 */
final class Through {
  private final Vocabulary vocabulary;
  private final Table subject;
  private final Sketch sketch;
  private final Filters filters;

  Through(Vocabulary vocabulary, Table subject, Sketch sketch) {
    this.vocabulary = vocabulary;
    this.subject = subject;
    this.sketch = sketch;
    this.filters = new Filters(vocabulary, subject);
  }

  List<Condition> conditions(List<Condition> conditions) {
    Table named = named();
    if (named == null) {
      return conditions;
    }
    List<Condition> result = new ArrayList<>();
    for (Condition condition : conditions) {
      result.add(lead(condition, named));
    }
    return result;
  }

  /** The one table beside the subject that is only named, and of which a row has several. */
  private Table named() {
    List<Table> candidates =
        sketch.joined().stream()
            .filter(t -> filters.isToMany(t))
            .filter(t -> sketch.picks().stream().map(Pick::table).noneMatch(t::equals))
            .toList();
    return candidates.size() == 1 ? candidates.getFirst() : null;
  }

  private Condition lead(Condition condition, Table named) {
    return switch (condition) {
      case Condition.Compare c when detours(c.column().table(), named) ->
          new Condition.Has(named, List.of(c), false);
      case Condition.Both b -> new Condition.Both(lead(b.first(), named), lead(b.second(), named));
      case Condition.Has h when detours(h.table(), named) ->
          new Condition.Has(named, h.inner(), h.negated());
      default -> condition;
    };
  }

  /**
   * Whether the shortest way to the target misses the named table, and another one leads through
   * it.
   */
  private boolean detours(Table target, Table named) {
    if (target.id().equals(named.id())
        || target.id().equals(subject.id())
        || !filters.isToMany(target)) {
      return false;
    }
    boolean direct =
        vocabulary
            .path(subject, target)
            .map(p -> p.stream().anyMatch(s -> s.to().equals(named.id())))
            .orElse(true);
    boolean through =
        vocabulary
            .path(named, target)
            .map(p -> p.stream().noneMatch(s -> s.to().equals(subject.id())))
            .orElse(false);
    boolean shown =
        sketch.picks().stream()
            .map(Pick::table)
            .anyMatch(t -> t != null && t.id().equals(target.id()));
    return !direct && through && !shown;
  }
}
