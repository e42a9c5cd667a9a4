package io.querent.semantics.model;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.Relationship;
import io.querent.semantics.catalog.Table;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.ExpressionParser;
import io.querent.semantics.ir.IrException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The relationships of a datasource together with those that its semantic model adds. */
public final class ModelRelationships {
  private ModelRelationships() {}

  /**
   * The catalogue's relationships and the model's, the model's as declared ones. A relationship of
   * the model replaces an inferred one between the same columns in either direction, and adds
   * nothing to a declared one. One that names what the catalogue lacks is left out; {@link
   * SemanticModelCheck} reports it.
   */
  public static List<Relationship> relationshipsOf(SemanticModel model, Catalogue catalogue) {
    List<Relationship> all = new ArrayList<>(catalogue.relationships());
    for (RelationshipMeaning meaning : model.relationships()) {
      resolve(meaning, catalogue)
          .ifPresent(
              added -> {
                all.removeIf(known -> !known.declared() && connectsSame(known, added));
                if (all.stream().noneMatch(known -> connectsSame(known, added))) {
                  all.add(added);
                }
              });
    }
    return List.copyOf(all);
  }

  private static Optional<Relationship> resolve(RelationshipMeaning meaning, Catalogue catalogue) {
    return side(meaning.from(), catalogue)
        .flatMap(
            from ->
                side(meaning.to(), catalogue)
                    .map(
                        to ->
                            new Relationship(
                                from.table(),
                                List.of(from.column()),
                                to.table(),
                                List.of(to.column()),
                                true,
                                1)));
  }

  private record Side(String table, String column) {}

  private static Optional<Side> side(String text, Catalogue catalogue) {
    Expression.Column reference;
    try {
      reference = ExpressionParser.parseColumn(text);
    } catch (IrException e) {
      return Optional.empty();
    }
    if (reference.entity() == null) {
      return Optional.empty();
    }
    Optional<Table> table = catalogue.table(reference.entity());
    Optional<Column> column = table.flatMap(t -> t.column(reference.name()));
    return column.map(c -> new Side(table.get().id(), c.name()));
  }

  private static boolean connectsSame(Relationship known, Relationship added) {
    boolean forward =
        known.fromTable().equals(added.fromTable())
            && known.toTable().equals(added.toTable())
            && same(known.fromColumns(), added.fromColumns())
            && same(known.toColumns(), added.toColumns());
    boolean backward =
        known.fromTable().equals(added.toTable())
            && known.toTable().equals(added.fromTable())
            && same(known.fromColumns(), added.toColumns())
            && same(known.toColumns(), added.fromColumns());
    return forward || backward;
  }

  private static boolean same(List<String> left, List<String> right) {
    return left.size() == right.size()
        && IntStream.range(0, left.size())
            .allMatch(i -> left.get(i).equalsIgnoreCase(right.get(i)));
  }
}
