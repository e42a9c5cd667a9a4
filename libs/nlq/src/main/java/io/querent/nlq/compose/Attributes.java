package io.querent.nlq.compose;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.link.Vocabulary;
import io.querent.nlq.parse.Condition;
import io.querent.nlq.parse.Pick;
import io.querent.nlq.parse.Sketch;
import io.querent.semantics.catalog.Table;
import java.util.List;

/** Tells whether attributes are asked for as values rather than rows. */
final class Attributes {
  private final Vocabulary vocabulary;
  private final Sketch sketch;
  private final Table subject;
  private final List<Condition> conditions;
  private final Filters filters;

  Attributes(Vocabulary vocabulary, Sketch sketch, Table subject, List<Condition> conditions) {
    this.vocabulary = vocabulary;
    this.sketch = sketch;
    this.subject = subject;
    this.conditions = conditions;
    this.filters = new Filters(vocabulary, subject);
  }

  /** Attributes of rows that satisfy conditions are asked for as values: each is shown once. */
  boolean onlyOnes() {
    return !conditions.isEmpty()
        && !sketch.picks().isEmpty()
        && sketch.rankings().isEmpty()
        && sketch.picks().stream()
            .allMatch(
                p ->
                    p instanceof Pick.Field(ColumnRef column)
                        && column.isText()
                        && !column.isKey()
                        && column.table().id().equals(subject.id())
                        && vocabulary.labels().of(column.table()).stream().noneMatch(column::sameAs)
                        && repeats(column))
        && conditions.stream()
            .anyMatch(
                c ->
                    c instanceof Condition.Has h && !h.negated()
                        || c instanceof Condition.Both
                        || c instanceof Condition.Compare x
                            && filters.isToMany(x.column().table()));
  }

  private static boolean repeats(ColumnRef column) {
    Long distinct = column.column().profile().distinct();
    Long rows = column.table().rowCount();
    return distinct != null && rows != null && distinct * 2 < rows;
  }
}
