package io.querent.nlq.compose;

import io.querent.nlq.link.ColumnRef;
import io.querent.nlq.link.Vocabulary;
import io.querent.semantics.ir.Dimension;
import io.querent.semantics.ir.Entity;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.Join;
import io.querent.semantics.ir.Selection;
import io.querent.semantics.model.ColumnMeaning;
import java.util.List;
import java.util.Optional;

/**
 * Columns that point to another row of their own table, such as an employee's manager: the row that
 * is pointed to is shown by its name where the semantic model says what it is to the first one.
 */
final class Superiors {
  private final Vocabulary vocabulary;

  Superiors(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Whether the column is such a reference. */
  boolean is(ColumnRef column) {
    return key(column).isPresent() && called(column).isPresent();
  }

  /** Joins the row that is pointed to and shows its name. */
  void show(ColumnRef column, Selection.Builder builder, Names names) {
    String table = column.table().id();
    String alias = names.unique(Names.snake(called(column).orElseThrow()));
    builder.entity(new Entity(table, alias));
    builder.join(
        new Join(
            new Expression.Column(table, column.column().name()),
            new Expression.Column(alias, key(column).orElseThrow()),
            true));
    for (ColumnRef label : vocabulary.labels().of(column.table())) {
      String name = label.column().name();
      builder.dimension(
          new Dimension(
              names.unique(alias + "_" + Names.snake(name)),
              new Expression.Column(alias, name),
              null,
              false));
    }
  }

  private Optional<String> key(ColumnRef column) {
    return vocabulary.graph().stepsFrom(column.table().id()).stream()
        .filter(s -> s.forward() && s.to().equals(column.table().id()))
        .filter(s -> s.relationship().fromColumns().equals(List.of(column.column().name())))
        .map(s -> s.relationship().toColumns().getFirst())
        .findFirst();
  }

  private Optional<String> called(ColumnRef column) {
    return vocabulary
        .model()
        .table(column.table().id())
        .flatMap(t -> t.column(column.column().name()))
        .map(ColumnMeaning::label)
        .filter(l -> !l.isBlank());
  }
}
